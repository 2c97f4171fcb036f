/** Well-formed Unicode, no control character but newline (C2SP signed-note). */
export function isNoteText(text: string): boolean {
  if (/\p{Surrogate}/u.test(text)) return false
  return !Array.from(text).some((character) => character < ' ' && character !== '\n')
}

/** Whether a key may have this name: it stands between spaces in a note, between pluses in a vkey. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+]/u.test(name) && isNoteText(name)
}
