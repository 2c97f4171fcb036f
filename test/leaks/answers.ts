/** What the third party answers for each name that a vector may ask for. */
export interface Answer {
  type: string
  body: string | Buffer
}

export function answer(token: string, name: string): Answer | undefined {
  switch (name.slice(name.lastIndexOf('.') + 1)) {
    case 'js':
    case 'mjs':
      return { type: 'text/javascript', body: runs(token) }
    case 'css':
      return { type: 'text/css', body: `:root{--leak-${token}:1}` }
    case 'gif':
      return { type: 'image/gif', body: PIXEL }
    case 'svg':
      return { type: 'image/svg+xml', body: svg(token) }
    case 'html':
      return { type: 'text/html', body: frame(token) }
    case 'wav':
      return { type: 'audio/wav', body: silence() }
    case 'webm':
      return { type: 'video/webm', body: '' }
    case 'ttf':
      return { type: 'font/ttf', body: '' }
    case 'vtt':
      return { type: 'text/vtt', body: 'WEBVTT\n\n00:00.000 --> 00:01.000\nA word\n' }
    case 'json':
      return { type: 'application/json', body: '{}' }
    case 'webmanifest':
      return { type: 'application/manifest+json', body: '{"name":"A shop"}' }
    case 'sse':
      return { type: 'text/event-stream', body: 'data: one\n\n' }
    case 'txt':
      return { type: 'text/plain', body: 'one' }
    default:
      return undefined
  }
}

// The smallest transparent GIF.
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** A script that tells, by every way its realm has, that it ran, and leaves a cookie. */
export function runs(token: string): string {
  return `(() => {
  try { top.lab.ran('${token}') } catch {}
  try { new BroadcastChannel('lab').postMessage('${token}') } catch {}
  try { top.postMessage({ ran: '${token}' }, '*') } catch {}
  // In the third party's own documents it would be its own cookie.
  if (location.hostname !== '127.0.0.1') try { document.cookie = 'leak_${token}=1; path=/; max-age=600' } catch {}
})()
`
}

function frame(token: string): string {
  return `<!doctype html><title>A frame</title><script>${runs(token)}
new Image().src = '/v/${token}/ran.gif'</script>`
}

function svg(token: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><symbol id="a"><path d="M0 0h1v1z"/></symbol>
<script>${runs(token)}</script></svg>`
}

/** A tenth of a second of 8-bit silence. */
function silence(): Buffer {
  const samples = Buffer.alloc(800, 128)
  const head = Buffer.alloc(44)
  head.write('RIFF')
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}
