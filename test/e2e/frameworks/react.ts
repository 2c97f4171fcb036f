import { createElement, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { type Make, showStep } from './show-step.ts'

function App() {
  const [step, go] = useState('first')
  return showStep(createElement as Make, step, go) as never
}

createRoot(document.querySelector('#app') as Element).render(createElement(App))
