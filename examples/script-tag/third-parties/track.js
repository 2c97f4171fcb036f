// Throws when lib.js has not run before it, as real trackers do.
window.demoStats.visit()
window.dispatchEvent(new CustomEvent('demo:ran', { detail: 'track' }))
