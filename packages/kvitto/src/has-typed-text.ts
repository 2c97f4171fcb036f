const TYPED =
  /^(text|search|email|tel|url|password|number|date|month|week|time|datetime-local|textarea)$/

/** Whether a field holds something else than the page put there: a reload would lose it. */
export function hasTypedText(): boolean {
  return [...document.querySelectorAll('input, textarea')].some(
    (field) =>
      (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
      TYPED.test(field.type) &&
      field.value !== field.defaultValue,
  )
}
