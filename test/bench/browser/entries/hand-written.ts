// The least that a page can do: a bar and two buttons, by hand.
import { decide, isDecided, loadAgreed } from './decision.ts'

loadAgreed()
if (!isDecided()) ask()

function ask(): void {
  const bar = document.createElement('div')
  bar.style.cssText = 'position:fixed;inset:auto 0 0;padding:16px;background:#fff;color:#000'
  bar.append('We count visits. ')
  for (const [name, decision] of [
    ['Reject', 'refused'],
    ['Accept', 'given'],
  ] as const) {
    const button = document.createElement('button')
    button.textContent = name
    button.dataset.decision = decision
    button.onclick = () => {
      bar.remove()
      decide(decision)
    }
    bar.append(button)
  }
  document.body.append(bar)
}
