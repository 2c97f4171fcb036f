// The same bar as a component: what a page with a rendering library pays before anything is asked.
import { h, render } from 'preact'
import { decide, isDecided, loadAgreed } from './decision.ts'

const STYLE = 'position:fixed;inset:auto 0 0;padding:16px;background:#fff;color:#000'

loadAgreed()
const root = document.createElement('div')
document.body.append(root)
if (!isDecided()) render(h(Bar, {}), root)

function Bar() {
  const press = (decision: 'given' | 'refused') => () => {
    render(null, root)
    decide(decision)
  }
  return h('div', { style: STYLE }, [
    'We count visits. ',
    h('button', { onClick: press('refused'), 'data-decision': 'refused' }, 'Reject'),
    h('button', { onClick: press('given'), 'data-decision': 'given' }, 'Accept'),
  ])
}
