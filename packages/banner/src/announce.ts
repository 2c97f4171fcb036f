/** Says it in the layer's status region, where people and screen readers get it. */
export function announce(root: HTMLElement, text: string): void {
  const status = root.querySelector('[role=status]')
  if (status) status.textContent = text
}
