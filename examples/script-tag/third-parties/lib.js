// The made-up analytics company's library: nothing happens until something calls it.
window.demoStats = {
  /** Counts one visit: a cookie and an entry in localStorage, both first-party. */
  visit() {
    // biome-ignore lint/suspicious/noDocumentCookie: a vendor's script as they are written
    document.cookie = `_demo_visit=${Date.now()}; path=/; max-age=${400 * 86_400}; samesite=lax`
    localStorage.setItem('_demo_session', JSON.stringify({ path: location.pathname }))
  },
}
window.dispatchEvent(new CustomEvent('demo:ran', { detail: 'lib' }))
