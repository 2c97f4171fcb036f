import type { ScriptVector } from '../vector.ts'

/** Code outside the page. `own` names a script of the site's own, which asks the third party. */
export const workers: ScriptVector[] = [
  {
    id: 'worker-blob-fetch',
    run: (to) => {
      const code = new Blob([`fetch('${to.text}')`], { type: 'text/javascript' })
      return new Worker(URL.createObjectURL(code))
    },
  },
  {
    id: 'worker-blob-import-scripts',
    run: (to) => {
      const code = new Blob([`importScripts('${to.js}')`], { type: 'text/javascript' })
      return new Worker(URL.createObjectURL(code))
    },
  },
  {
    id: 'worker-blob-module',
    run: (to) => {
      const code = new Blob([`import '${to.mjs}'`], { type: 'text/javascript' })
      return new Worker(URL.createObjectURL(code), { type: 'module' })
    },
  },
  {
    id: 'worker-blob-socket',
    run: (to) => {
      const code = new Blob([`new WebSocket('${to.socket}')`], { type: 'text/javascript' })
      return new Worker(URL.createObjectURL(code))
    },
  },
  {
    id: 'worker-data',
    run: (to) => new Worker(`data:text/javascript,importScripts('${to.js}')`),
  },
  {
    id: 'worker-third-party',
    note: 'browsers refuse a worker of another origin',
    run: (to) => new Worker(to.js),
  },
  { id: 'worker-own-fetch', run: (to) => new Worker(`${to.own}fetch.js`) },
  { id: 'worker-own-import-scripts', run: (to) => new Worker(`${to.own}import-scripts.js`) },
  {
    id: 'worker-own-module',
    run: (to) => new Worker(`${to.own}module.js`, { type: 'module' }),
  },
  {
    id: 'shared-worker-blob',
    run: (to) => {
      const code = new Blob([`fetch('${to.text}')`], { type: 'text/javascript' })
      return new SharedWorker(URL.createObjectURL(code))
    },
  },
  { id: 'shared-worker-own', run: (to) => new SharedWorker(`${to.own}fetch.js`) },
  {
    id: 'service-worker-own',
    run: (to) => navigator.serviceWorker.register(`${to.own}import-scripts.js`),
  },
  {
    id: 'audio-worklet',
    run: (to) => new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule(to.mjs),
  },
  {
    id: 'paint-worklet',
    run: (to) => {
      const { paintWorklet } = CSS as typeof CSS & {
        paintWorklet?: { addModule(url: string): Promise<void> }
      }
      return paintWorklet?.addModule(to.mjs)
    },
  },
]
