/** Tells whether a person touched the page within the last second: what a grant by the site rests on. */
export function watchInput(): () => boolean {
  let at = -Infinity
  for (const type of ['pointerdown', 'keydown', 'click']) {
    addEventListener(
      type,
      (event) => {
        if (event.isTrusted) at = event.timeStamp
      },
      // Before the page's own listeners, which may stop the event.
      true,
    )
  }
  return () => performance.now() - at < 1000
}
