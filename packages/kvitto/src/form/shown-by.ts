import { visibleText } from '@kvitto/banner/visible-text'

/** What a person reads beside a checkbox: its labels, and what describes it. Empty where there are none. */
export function shownBy(box: HTMLInputElement): string {
  const ids = box.getAttribute('aria-describedby')?.split(/\s+/) ?? []
  const elements = [...(box.labels ?? []), ...ids.map((id) => document.getElementById(id))]
  return elements.flatMap((element) => (element && visibleText(element)) || []).join('\n')
}
