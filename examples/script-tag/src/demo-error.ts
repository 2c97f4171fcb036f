/** Why the demo cannot start: one line for the person at the terminal. */
export class DemoError extends Error {
  override name = 'DemoError'
}
