// The payment company's script: asks for a session, and puts its card field into the shop's page.
window.Kassa = {
  async mount(holder, onToken) {
    const answer = await fetch('{{psp}}/sessions', { method: 'POST', body: 'SEK' })
    const { session } = await answer.json()
    const frame = document.createElement('iframe')
    frame.title = 'Card number'
    frame.width = '320'
    frame.height = '60'
    frame.src = `{{psp}}/fields?session=${session}`
    addEventListener('message', ({ origin, source, data }) => {
      if (origin === '{{psp}}' && source === frame.contentWindow) onToken(data.token)
    })
    frame.addEventListener('load', () => frame.classList.add('ready'))
    holder.append(frame)
  },
}
