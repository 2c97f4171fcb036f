import type { Vector } from '../vector.ts'

/** New windows, opened by a real click. */
export const windows: Vector[] = [
  { id: 'window-open', alone: true, moments: ['clicked'], run: (to) => window.open(to.html) },
  {
    id: 'window-open-blank-then-address',
    alone: true,
    moments: ['clicked'],
    run: (to) => {
      const opened = window.open('about:blank')
      if (opened) opened.location.href = to.html
    },
  },
  {
    id: 'window-open-blank-fetch',
    alone: true,
    moments: ['clicked'],
    note: 'a fresh realm in a window of its own',
    run: (to) => {
      const opened = window.open('about:blank')
      return opened?.fetch(to.text)
    },
  },
  {
    id: 'link-to-new-window',
    alone: true,
    moments: ['clicked'],
    run: (to) => {
      const link = document.createElement('a')
      link.target = '_blank'
      link.href = to.html
      document.body.append(link)
      link.click()
    },
  },
]
