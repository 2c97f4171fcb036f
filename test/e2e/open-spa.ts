import { once } from 'node:events'
import { copyFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Published } from 'kvitto'
import { build } from 'rolldown'
import { installKvitto } from './install-kvitto.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'

const APP = fileURLToPath(new URL('spa/app.ts', import.meta.url))

export type OpenSpa = Awaited<ReturnType<typeof openSpa>>

/** A bundled application on an origin of its own, which the demo's policy names. */
export async function openSpa() {
  const files = new Map<string, string>()
  const server = createServer(({ url = '' }, response) => {
    const script = files.get(url)
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(script ?? files.get('page'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const [demo, installed] = await Promise.all([openDemo({ origins: [origin] }), installKvitto()])
  const published: Published = await (await fetch(`${demo.collector}/v1/sites/demo/policy`)).json()
  for (const { fileName, code } of await bundleApp(installed.folder, demo, published)) {
    files.set(`/app/${fileName}`, code)
  }
  files.set('page', pageOf(demo))
  return {
    origin,
    demo,
    published,
    folder: installed.folder,
    async close(): Promise<void> {
      server.close()
      server.closeAllConnections()
      await Promise.all([demo.close(), installed.remove()])
    },
  }
}

async function bundleApp(folder: string, demo: OpenDemo, published: Published) {
  await copyFile(APP, join(folder, 'app.ts'))
  const { output } = await build({
    cwd: folder,
    input: { app: './app.ts' },
    transform: {
      define: {
        PUBLISHED: JSON.stringify(published),
        COLLECTOR: JSON.stringify(demo.collector),
        THIRD_PARTIES: JSON.stringify(demo.thirdParties),
      },
    },
    output: { entryFileNames: '[name].js', minify: true },
    write: false,
    onLog(_, log) {
      throw new Error(`expected a bundle without warnings, found: ${log.message}`)
    },
  })
  return output.filter((file) => file.type === 'chunk')
}

function pageOf({ thirdParties }: OpenDemo): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>An application</title>
<link rel="icon" href="data:,">
<script type="text/plain" data-kvitto="analytics" data-src="${thirdParties}/stats/lib.js"></script>
<script type="text/plain" data-kvitto="analytics" data-src="${thirdParties}/stats/track.js"></script>
<script type="module" src="/app/app.js"></script>
</head><body><h1>An application</h1></body></html>`
}
