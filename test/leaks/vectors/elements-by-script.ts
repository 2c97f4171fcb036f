import type { ScriptVector } from '../vector.ts'

/** A data table: kinds of elements that a script makes. */
export const elementsByScript: ScriptVector[] = [
  {
    id: 'new-image',
    run: (to) => {
      new Image().src = to.gif
    },
  },
  {
    id: 'image-srcset',
    run: (to) => {
      new Image().srcset = `${to.gif} 1x`
    },
  },
  {
    id: 'new-audio',
    run: (to) => {
      const audio = new Audio(to.wav)
      audio.preload = 'auto'
      audio.load()
    },
  },
  {
    id: 'create-iframe',
    run: (to) => {
      const frame = document.createElement('iframe')
      frame.src = to.html
      document.body.append(frame)
    },
  },
  {
    id: 'create-object',
    run: (to) => {
      const object = document.createElement('object')
      object.data = to.html
      document.body.append(object)
    },
  },
  {
    id: 'create-embed',
    run: (to) => {
      const embed = document.createElement('embed')
      embed.src = to.html
      document.body.append(embed)
    },
  },
  {
    id: 'create-link-stylesheet',
    run: (to) => {
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      link.href = to.css
      document.head.append(link)
    },
  },
  {
    id: 'create-link-prefetch',
    run: (to) => {
      const link = document.createElement('link')
      link.rel = 'prefetch'
      link.href = to.html
      document.head.append(link)
    },
  },
  {
    id: 'create-link-preload',
    run: (to) => {
      const link = document.createElement('link')
      link.rel = 'preload'
      link.as = 'script'
      link.href = to.js
      document.head.append(link)
    },
  },
  {
    id: 'create-link-preconnect',
    line: true,
    run: (to) => {
      const link = document.createElement('link')
      link.rel = 'preconnect'
      link.href = to.line
      document.head.append(link)
    },
  },
  {
    id: 'create-video-poster',
    run: (to) => {
      const video = document.createElement('video')
      video.poster = to.gif
      document.body.append(video)
    },
  },
  {
    id: 'create-source',
    run: (to) => {
      const audio = document.createElement('audio')
      const source = document.createElement('source')
      source.src = to.wav
      audio.preload = 'auto'
      audio.append(source)
      document.body.append(audio)
    },
  },
  {
    id: 'create-input-image',
    run: (to) => {
      const input = document.createElement('input')
      input.type = 'image'
      input.src = to.gif
      document.body.append(input)
    },
  },
  {
    id: 'create-svg-image',
    run: (to) => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
      const image = document.createElementNS('http://www.w3.org/2000/svg', 'image')
      image.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', to.gif)
      svg.append(image)
      document.body.append(svg)
    },
  },
  {
    id: 'create-speculation-rules',
    run: (to) => {
      const script = document.createElement('script')
      script.type = 'speculationrules'
      script.textContent = JSON.stringify({
        prefetch: [{ source: 'list', urls: [to.html], eagerness: 'immediate' }],
      })
      document.head.append(script)
    },
  },
  {
    id: 'submit-created-form',
    run: (to) => {
      const frame = document.createElement('iframe')
      const form = document.createElement('form')
      frame.name = form.target = `n-${to.token}`
      form.method = 'post'
      form.action = to.html
      document.body.append(frame, form)
      form.requestSubmit()
    },
  },
]
