import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver'
import { type ColorScheme, WAIT_MS } from './engine.ts'
import type { WebkitFiles } from './find-webkit.ts'
import { type Started, startProcess } from './start-process.ts'

export interface WebkitSession {
  /** Resolves to the handle of a window that no page has yet. */
  newWindow(): Promise<string>
  /** Resolves to the handle of the window that comes up by what `act` does in another. */
  windowOpenedBy(act: () => Promise<void>): Promise<string>
  closeWindow(handle: string): Promise<void>
  /** Commands go to one window at a time: others of this session wait until `act` is done. */
  inWindow<T>(handle: string, act: (driver: WebDriver) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const START_MS = 30_000
const STARTS = 3

/** One browser with a driver of its own, since a driver serves one session. */
export async function openWebkitSession(
  files: WebkitFiles,
  display: string,
  colorScheme: ColorScheme,
): Promise<WebkitSession> {
  let failure: unknown
  for (let start = 0; start < STARTS; start++) {
    const { driver, process } = await startDriver(files, display, colorScheme)
    try {
      const session = await within(START_MS, connect(files, driver))
      return sessionOf(session, await session.getWindowHandle(), process)
    } catch (error) {
      // A browser that comes up too slowly never answers its driver; the next one does.
      failure = error
      await process.end()
    }
  }
  throw new Error(`expected a session of WebKit in ${STARTS} starts`, { cause: failure })
}

function sessionOf(driver: WebDriver, first: string, process: Started): WebkitSession {
  /** Of a window that no page has yet. */
  let spare: string | undefined = first
  /** Known to be the one that commands go to. */
  let current: string | undefined
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act)
    last = next.catch(() => {})
    return next
  }
  return {
    newWindow: () =>
      inTurn(async () => {
        const handle = spare ?? (await openWindow(driver))
        spare = current = undefined
        return handle
      }),
    async windowOpenedBy(act) {
      const known = await inTurn(() => driver.getAllWindowHandles())
      // What is opened may close itself, and a session ends with its last window.
      await inTurn(async () => {
        spare ??= await openWindow(driver)
        current = undefined
        known.push(spare)
      })
      await act()
      for (const end = Date.now() + WAIT_MS; Date.now() < end; await sleep(50)) {
        const handles = await inTurn(() => driver.getAllWindowHandles())
        const opened = handles.find((handle) => !known.includes(handle))
        if (opened) return opened
      }
      throw new Error(`expected a window within ${WAIT_MS} ms, none opened`)
    },
    closeWindow: (handle) =>
      inTurn(async () => {
        const handles = await driver.getAllWindowHandles()
        if (handles.length === 1) spare = await openWindow(driver)
        current = undefined
        await driver.switchTo().window(handle)
        await driver.close()
      }),
    inWindow: (handle, act) =>
      inTurn(async () => {
        // Switching takes the focus out of frames, also to the window where it is.
        if (current !== handle) await driver.switchTo().window(handle)
        current = handle
        return act(driver)
      }),
    async close() {
      await within(5_000, driver.quit()).catch(() => {})
      await process.end()
    },
  }
}

/** A window, not a tab: tabs behind another are hidden, and take no clicks. */
async function openWindow(driver: WebDriver): Promise<string> {
  // The present one may have closed itself.
  const [open = ''] = await driver.getAllWindowHandles()
  await driver.switchTo().window(open)
  await driver.switchTo().newWindow('window')
  return driver.getWindowHandle()
}

async function startDriver({ driver }: WebkitFiles, display: string, colorScheme: ColorScheme) {
  const port = await freePort()
  const started = startProcess(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      GTK_A11Y: 'none',
      ...(colorScheme === 'dark' && { GTK_THEME: 'Adwaita:dark' }),
      NO_AT_BRIDGE: '1',
      // What moves, be it a scroll bar that fades, takes 1.4 processors without a graphics card, and 0.14 so. No picture
      // of a window can be taken then.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  })
  return { driver: `http://127.0.0.1:${port}`, process: started }
}

async function connect({ browser }: WebkitFiles, driver: string): Promise<WebDriver> {
  await untilReady(driver)
  const session = await new Builder()
    .usingServer(driver)
    .withCapabilities(
      new Capabilities({
        browserName: 'MiniBrowser',
        // With `eager` every command to a page that is parsed but not loaded waits until it times out.
        pageLoadStrategy: 'none',
        'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
      }),
    )
    .build()
  await session.manage().setTimeouts({ script: 30_000, pageLoad: 30_000 })
  return session
}

async function untilReady(driver: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${driver}/status`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(20)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('expected a port')
  return address.port
}

/** Rejects where no answer comes in time. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const timeout = new AbortController()
  const late = sleep(ms, undefined, { signal: timeout.signal }).then(() => {
    throw new Error(`expected an answer within ${ms} ms`)
  })
  return Promise.race([promise, late]).finally(() => timeout.abort())
}
