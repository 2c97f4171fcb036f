// The wallet's script: a button that opens the wallet's own window, empty in the click and sent on then.
window.Planbok = {
  mount(holder, onToken) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = 'Pay with Plånbok'
    button.addEventListener('click', () => {
      const opened = window.open('', 'planbok', 'width=360,height=480')
      addEventListener('message', ({ origin, source, data }) => {
        if (origin === '{{wallet}}' && source === opened) onToken(data.token)
      })
      opened.location.href = '{{wallet}}/pay'
    })
    holder.append(button)
    localStorage.setItem('planbok_device', '1')
  },
}
window.dispatchEvent(new Event('planbok'))
