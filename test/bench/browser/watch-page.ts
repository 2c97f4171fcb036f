/** What a page tells of itself, in ms since it was asked for. */
export interface Seen {
  /** When the page's own largest thing was painted. */
  lcp?: number
  /** When the button could be pressed: opaque, at rest, under the pointer. */
  usable?: number
  /** From a press of the button until it is gone. */
  gone?: { frames: number; ms: number }
  /** After that press; the browser tells of tasks over 50 ms. */
  longTasks: number[]
}

declare const window: Window & { seen: Seen }

/** Runs in the page before anything else, alone: it may use nothing from outside. */
export function watchPage(accept: string | undefined): void {
  const seen: Seen = { longTasks: [] }
  window.seen = seen
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LargestContentfulPaint[]) {
      if (entry.element?.matches('main img')) seen.lcp = entry.startTime
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  if (!accept) return

  let placeBefore: string | undefined
  const lookForButton = () => {
    const button = document.querySelector(accept)
    const place = button ? placeOf(button) : undefined
    if (place !== undefined && place === placeBefore) {
      seen.usable = performance.now()
      return
    }
    placeBefore = place
    requestAnimationFrame(lookForButton)
  }
  requestAnimationFrame(lookForButton)

  /** Where it stands; undefined where nobody could press it. */
  const placeOf = (button: Element) => {
    const { x, y, width, height } = button.getBoundingClientRect()
    const top = document.elementFromPoint(x + width / 2, y + height / 2)
    const isMoving = document.getAnimations().some(({ playState, effect }) => {
      const target = effect instanceof KeyframeEffect ? effect.target : null
      return playState === 'running' && target?.contains(button)
    })
    if (!top || !button.contains(top) || isMoving) return undefined
    for (let each: Element | null = button; each; each = each.parentElement) {
      const { opacity, visibility } = getComputedStyle(each)
      if (opacity !== '1' || visibility !== 'visible') return undefined
    }
    return `${x} ${y}`
  }

  let presses = 0
  addEventListener(
    'click',
    ({ target }) => {
      const button = document.querySelector(accept)
      if (!button?.contains(target as Node)) return
      const start = performance.now()
      // A press that did nothing counts no more once there is another.
      delete seen.gone
      const press = ++presses
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) {
          if (startTime + duration >= start) seen.longTasks.push(duration)
        }
      }).observe({ type: 'longtask' })
      let frames = 0
      const lookAgain = () => {
        frames++
        if (press !== presses) return
        if (button.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
          requestAnimationFrame(lookAgain)
        } else seen.gone = { frames, ms: performance.now() - start }
      }
      requestAnimationFrame(lookAgain)
    },
    true,
  )
}
