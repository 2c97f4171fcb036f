/** Put in when the subject is bundled. */
declare const ANALYTICS: string

const KEY = 'decision'

export function isDecided(): boolean {
  return localStorage.getItem(KEY) !== null
}

export function decide(decision: 'given' | 'refused'): void {
  localStorage.setItem(KEY, decision)
  loadAgreed()
}

/** The analytics script, where it was agreed to. */
export function loadAgreed(): void {
  if (localStorage.getItem(KEY) !== 'given') return
  const script = document.createElement('script')
  script.src = ANALYTICS
  document.head.append(script)
}
