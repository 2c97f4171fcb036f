import { readFile } from 'node:fs/promises'
import { type ConsentState, formatState, type Slice, sliceOf } from '@kvitto/core'
import { publishPolicy } from '@kvitto/receipt'
import { createKvittoServer } from 'kvitto/server'
import { labPolicy } from './lab-policy.ts'
import { startLabSite } from './lab-site.ts'
import type { Level } from './level.ts'
import { type Line, openLine } from './lines.ts'
import { makePage } from './make-page.ts'
import { createRequestLog, type Seen } from './request-log.ts'
import { targets } from './targets.ts'
import { startThirdParty } from './third-party.ts'
import { type Instance, momentsOf, type Vector } from './vector.ts'

export interface LabPage {
  url: string
  instances: Instance[]
  hasLines: boolean
  /** Gives back its lines. */
  end(): void
}

export interface OpenLab {
  /** An empty page of the same origin, without anything of ours. */
  blank: string
  /** A new page that tries these vectors at all their moments. */
  page(level: Level, vectors: Vector[]): Promise<LabPage>
  /** The state cookie of a visitor who has agreed. */
  agreed: string
  /** What reached the third party under a token. */
  seen(token: string): Seen[]
  close(): void
}

const LINES = 40

const BUILT = new URL('../../packages/kvitto/dist/script/', import.meta.url)
const module = (path: string) => new URL(import.meta.resolve(path))

/** A page origin, a third party, and what is served between them; `dist` is a build of the script tag. */
export async function openLab(dist = BUILT): Promise<OpenLab> {
  const log = createRequestLog()
  const third = await startThirdParty(log)
  const lines = await Promise.all(Array.from({ length: LINES }, () => openLine(log)))
  const files: Record<string, URL> = {
    '/lab/preact.mjs': module('preact'),
    '/lab/vanilla-cookieconsent.js': new URL(
      'cookieconsent.umd.js',
      module('vanilla-cookieconsent'),
    ),
    '/lab/vanilla-cookieconsent.css': new URL('cookieconsent.css', module('vanilla-cookieconsent')),
    '/lab/klaro.js': module('klaro'),
    '/kvitto/builds/lab/*': dist,
  }
  const site = await startLabSite({ log, third: third.port, files })
  const origin = `http://localhost:${site.port}`
  const hosts = [third, ...lines].map(({ port }) => `127.0.0.1:${port}`)
  const published = await publishPolicy(labPolicy(origin, hosts))
  const slice = sliceOf(published, { build: 'lab', collector: `${origin}/kvitto` })
  site.rule = createKvittoServer(published, { workers: ['/own/**'] }).connect
  const loader = await readFile(new URL('loader.js', dist), 'utf8')
  site.pages.set(`/kvitto/v1/sites/lab/policies/${published.policyVersion}`, {
    html: published.bytes,
    headers: { 'Content-Type': 'application/json' },
  })
  site.pages.set('/lab/blank', { html: '<!doctype html><title>Blank</title>', headers: {} })
  const free = [...lines]
  let count = 0

  return {
    blank: `${origin}/lab/blank`,
    async page(level, vectors) {
      const id = `${(count++).toString(36)}${Math.random().toString(36).slice(2, 6)}`
      const leased: Line[] = []
      const instances = vectors.flatMap((vector) =>
        momentsOf(vector).map((moment): Instance => {
          const token = `${id}-${vector.id}-${moment}`
          const line = vector.line ? free.pop() : lines[0]
          if (!line) throw new Error('expected a free line, found none')
          if (vector.line) {
            leased.push(line)
            line.lease(token)
          }
          return { vector, moment, to: targets(token, third.port, line.port) }
        }),
      )
      const taken = [third, ...leased].map(({ port }) => `127.0.0.1:${port}`)
      const page = makePage(level, instances, { loader, slice: withHosts(slice, taken) })
      site.pages.set(`/page/${id}/`, page)
      if (level === 'strict-header') site.ruled.add(id)
      return {
        url: `${origin}/page/${id}/`,
        instances,
        hasLines: leased.length > 0,
        end: () => free.unshift(...leased),
      }
    },
    agreed: `kvitto=${formatState(agreedState(slice))}`,
    seen: (token) => log.of(token),
    close() {
      for (const { server } of [site, third]) {
        server.close()
        server.closeAllConnections()
      }
      for (const line of lines) line.close()
    },
  }
}

/** Of the service's many ports those that this page may aim at: no site's policy is that long. */
function withHosts(slice: Slice, hosts: string[]): Slice {
  const services = slice.services.map((service) => ({
    ...service,
    hosts: (service.hosts ?? []).filter((host) => host.startsWith('/') || hosts.includes(host)),
  }))
  return { ...slice, services }
}

function agreedState({ policyVersion, meanings }: Slice): ConsentState {
  const now = Math.floor(Date.now() / 1000)
  const given = Object.entries(meanings).map(([id, meaning]) => [
    id,
    { mark: 'g' as const, meaning: meaning.slice(0, 8) },
  ])
  return {
    policyVersion,
    decidedAt: now,
    expiresAt: now + 86_400,
    receipt: '-',
    isPending: false,
    purposes: Object.fromEntries(given),
    services: {},
  }
}
