/** Empty in a sandboxed frame, where the mere reading throws. */
export function readCookies(): string {
  try {
    return document.cookie
  } catch {
    return ''
  }
}
