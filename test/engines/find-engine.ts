import type { EngineName } from './engine.ts'
import { findChromium } from './find-chromium.ts'
import { findFirefox } from './find-firefox.ts'
import { findWebkit } from './find-webkit.ts'

const FIND = { chromium: findChromium, firefox: findFirefox, webkit: findWebkit }

/** Installs an engine where it is missing; throws, and says what to install, where it cannot be had. */
export function findEngine(name: EngineName): void {
  FIND[name]()
}
