/** Copies an element's text. Where the browser does not let a page do so it is selected: people copy it themselves. */
export async function copyText(element: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(element.textContent)
    return true
  } catch {
    if (element instanceof HTMLTextAreaElement) element.select()
    else getSelection()?.selectAllChildren(element)
    return false
  }
}
