// The analytics company's script, as they are written: a cookie, an entry in storage, a hit for each page.
// biome-ignore lint/suspicious/noDocumentCookie: a vendor's script as they are written
document.cookie = '_st_visit=1; path=/; max-age=2592000; samesite=lax'
localStorage.setItem('_st_session', '1')
navigator.sendBeacon('{{stats}}/hit', location.pathname)
for (const [name] of window.stats ?? []) navigator.sendBeacon('{{stats}}/hit', name)
