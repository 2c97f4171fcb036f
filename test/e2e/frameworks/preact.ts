import { createElement, render } from 'preact'
import { useState } from 'preact/hooks'
import { type Make, showStep } from './show-step.ts'

function App() {
  const [step, go] = useState('first')
  return showStep(createElement as Make, step, go) as never
}

render(createElement(App, null), document.querySelector('#app') as Element)
