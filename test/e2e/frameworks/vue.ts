import { createApp, h, ref } from 'vue'
import { showStep } from './show-step.ts'

const step = ref('first')
const go = (next: string) => {
  step.value = next
}
const make = (type: string, attributes: object | null, ...children: unknown[]) =>
  h(type, attributes, children as never)

createApp({ render: () => showStep(make, step.value, go) }).mount('#app')
