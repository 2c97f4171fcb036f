export const POST_KEY = 'kvitto-post'

/**
 * Notes when a form of this page was posted, and where to: what it leads to must not be loaded again. A
 * form that a script submits fires no `submit`, but always this. By attributes, since a field named
 * `action` hides the form's own.
 */
export function markPosts(): void {
  addEventListener('formdata', ({ target }) => {
    try {
      const form = target as Element
      if (!/post/i.test(form.getAttribute('method') ?? '')) return
      sessionStorage[POST_KEY] = [Date.now(), form.getAttribute('action')]
    } catch {
      // Storage is blocked.
    }
  })
}
