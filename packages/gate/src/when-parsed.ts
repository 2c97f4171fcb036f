/** Calls back when the document is parsed, also where it is by now. */
export function whenParsed(run: () => void): void {
  if (document.readyState === 'complete') run()
  document.addEventListener('DOMContentLoaded', run)
  // Where only pictures are waited for.
  addEventListener('load', run)
}
