// The captcha's script: fetches the rest of itself, which puts a box to tick where the page has a place for it.
{
  const rest = document.createElement('script')
  rest.src = '{{captcha}}/challenge/box.js'
  document.head.append(rest)
}
