import type { Adapter } from './adapter.ts'
import { onFirstUse } from './on-first-use.ts'

type Method = (...args: unknown[]) => unknown
type Client = Record<string, Method | undefined>

interface OptedOut {
  global: string
  /** What keeps a client that is made with it from capturing and from storing. */
  options: Record<string, true>
  optIn: [method: string, options: object]
  optOut: [method: string, options: object]
}

/** For clients of the kind `init(token, options)`: opted out from the start, opted in when it is given. */
export function optedOutClient({ global, options, optIn, optOut }: OptedOut): Adapter {
  let isGiven = false
  let client: Client | undefined
  const tell = () => {
    const [method, ...args] = isGiven ? optIn : optOut
    // The snippet's own client is replaced when the vendor's script has loaded.
    client &&= Reflect.get(window, global)
    client?.[method]?.(...args)
  }
  return {
    words: {},
    start() {
      onFirstUse<Client>(global, (used) => {
        const { init } = used
        // Made before anybody could say how.
        if (used.__loaded) {
          client = used
          tell()
        }
        used.init = (token, own, ...rest) => {
          const made = init?.call(used, token, { ...(own as object), ...options }, ...rest)
          client = used
          if (isGiven) tell()
          return made
        }
      })
    },
    update(_, given) {
      isGiven = given
      tell()
    },
  }
}
