import { openChromium } from './chromium.ts'
import type { ColorScheme, EngineBrowser, EngineName } from './engine.ts'
import { openFirefox } from './firefox.ts'
import { openWebkit } from './webkit.ts'

const OPEN = { chromium: openChromium, firefox: openFirefox, webkit: openWebkit }

/** Starts an engine, which is installed where it is missing; throws where it cannot be had. */
export function openEngine(
  name: EngineName,
  colorScheme: ColorScheme = 'light',
): Promise<EngineBrowser> {
  return OPEN[name](colorScheme)
}
