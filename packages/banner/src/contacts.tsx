import type { FirstLayerHost } from './ui-host.ts'

/** Who is responsible, and whom to ask. */
export function Contacts({ host: { policy, strings } }: { host: FirstLayerHost }) {
  const { controller, dpo } = policy
  return (
    <>
      <p class="kvitto-small">
        {strings.controller} <Reference to={controller.url}>{controller.name}</Reference>
      </p>
      {dpo && (
        <p class="kvitto-small">
          {`${strings.dpo} ${dpo.name}, `}
          <Reference to={dpo.url ?? dpo.contact}>{dpo.contact}</Reference>
        </p>
      )}
    </>
  )
}

/** A link where there is one to make: a web address or a mail address, nothing that could run. */
function Reference({ to, children }: { to: string; children: string }) {
  const href = /^https?:/.test(to) ? to : to.includes('@') && `mailto:${to}`
  return href ? <a href={href}>{children}</a> : children
}
