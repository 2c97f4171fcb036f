import type { ScriptVector } from '../vector.ts'

/** A script of the page asks by itself. */
export const network: ScriptVector[] = [
  { id: 'fetch', run: (to) => fetch(to.text) },
  { id: 'fetch-request', run: (to) => fetch(new Request(to.text, { method: 'POST' })) },
  { id: 'fetch-url-object', run: (to) => fetch(new URL(to.text)) },
  {
    id: 'fetch-keepalive',
    run: (to) => fetch(to.text, { method: 'POST', keepalive: true, mode: 'no-cors', body: 'one' }),
  },
  {
    id: 'fetch-later',
    run: (to) => {
      const { fetchLater } = window as Window & {
        fetchLater?: (url: string, init: object) => unknown
      }
      fetchLater?.(to.text, { activateAfter: 0 })
    },
  },
  {
    id: 'xhr',
    run: (to) => {
      const request = new XMLHttpRequest()
      request.open('GET', to.text)
      request.send()
    },
  },
  {
    id: 'xhr-sync',
    run: (to) => {
      const request = new XMLHttpRequest()
      request.open('POST', to.text, false)
      request.send('one')
    },
  },
  { id: 'send-beacon', run: (to) => navigator.sendBeacon(to.text, 'one') },
  { id: 'web-socket', run: (to) => new WebSocket(to.socket) },
  { id: 'event-source', run: (to) => new EventSource(to.stream) },
  { id: 'cache-add', run: async (to) => (await caches.open(`own-${to.token}`)).add(to.text) },
  { id: 'dynamic-import', code: (to) => `return import('${to.mjs}')` },
  {
    id: 'dynamic-import-data',
    code: (to) =>
      `return import('data:text/javascript,import%20%22${encodeURIComponent(to.mjs)}%22')`,
  },
  {
    id: 'import-json',
    code: (to) => `return import('${to.json}', { with: { type: 'json' } })`,
  },
  {
    id: 'web-transport',
    line: true,
    run: (to) => new WebTransport(`https${to.line.slice(4)}/one`).ready,
  },
  {
    id: 'web-rtc-stun',
    line: true,
    run: async (to) => {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: to.stun }] })
      connection.createDataChannel('one')
      await connection.setLocalDescription(await connection.createOffer())
    },
  },
  {
    id: 'web-rtc-stun-later',
    line: true,
    note: 'the server is named after the connection is made',
    run: async (to) => {
      const connection = new RTCPeerConnection()
      connection.setConfiguration({ iceServers: [{ urls: [to.stun] }] })
      connection.createDataChannel('one')
      await connection.setLocalDescription(await connection.createOffer())
    },
  },
  {
    id: 'web-assembly-streaming',
    run: (to) => WebAssembly.compileStreaming(fetch(to.text)),
  },
]
