import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { openDemo } from '../../e2e/open-demo.ts'
import { servePages } from '../../e2e/serve-pages.ts'
import { bundleEntries } from './bundle-entries.ts'
import { ours } from './ours.ts'
import { peerFiles, peers } from './peers.ts'
import { type Sent, serveSite } from './serve-site.ts'
import { pageOf, type Subject } from './subject.ts'

export interface BenchSubject extends Subject {
  url: string
}

export interface Bench {
  subjects: BenchSubject[]
  /** Ours, with a collector that accepts and never answers. */
  subjectsAway: BenchSubject[]
  /** What the site sent since the last call, less the image. */
  takeSent(): Sent[]
  close(): Promise<void>
}

/** Notes when it ran. */
const ANALYTICS = 'window.analyticsAt = performance.now()'

/** All subjects on one site, their analytics on another, our collector behind the site's own origin. */
export async function openBench(): Promise<Bench> {
  const [site, third, silent] = await Promise.all([serveSite(), servePages(), listenSilently()])
  const demo = await openDemo({ environment: { KVITTO_URL: `${site.origin}/kvitto` } })
  site.pass(demo.collector)
  third.serve(() => ({ html: ANALYTICS, headers: { 'content-type': 'text/javascript' } }))
  const analytics = `${third.origin('127.0.0.1')}/stats/lib.js`
  const places = { origin: site.origin, analytics, away: silent.origin }
  const own = await ours(demo, places)
  for (const [name, text] of await bundleEntries(analytics)) site.add(`/app/${name}`, text)
  for (const [path, text] of [...(await peerFiles()), ...own.files]) site.add(path, text)

  const publish = (folder: string) => (subject: Subject, index: number) => {
    const path = `/${folder}/${index}.html`
    site.add(path, pageOf(subject))
    return { ...subject, url: site.origin + path }
  }
  return {
    subjects: [...own.subjects, ...peers(analytics)].map(publish('page')),
    subjectsAway: own.subjectsAway.map(publish('away')),
    takeSent: site.takeSent,
    async close() {
      for (const server of [site, third, silent]) server.close()
      await demo.close()
    },
  }
}

async function listenSilently() {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => sockets.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
