/** Hands a text out as a file, without a server. False where this page may make none. */
export function saveText(name: string, type: string, text: string): boolean {
  try {
    const url = URL.createObjectURL(new Blob([text], { type }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    // Safari reads it after the click.
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    return true
  } catch {
    return false
  }
}
