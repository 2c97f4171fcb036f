const TYPED =
  /^(text|search|email|tel|url|password|number|date|month|week|time|datetime-local|textarea|file)$/

/** Whether a field holds something else than the page put there: a reload would lose it. */
export function hasTypedText(): boolean {
  return [...document.querySelectorAll('input, textarea')].some(
    (field) =>
      (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
      TYPED.test(field.type) &&
      field.value !== '' &&
      (field.value !== field.defaultValue || isTouched(field)),
  )
}

/** React writes what is typed into the attribute as well. Browsers before 2023 do not tell these fields apart. */
function isTouched(field: Element): boolean {
  try {
    return field.matches(':user-valid, :user-invalid')
  } catch {
    return false
  }
}
