export { launchChromium as openBrowser } from '../engines/launch-chromium.ts'
