export { launchChromium as openBrowser } from '../engines/launch-chromium.ts'
export { delivered, press, stateCookie } from './as-visitor.ts'
