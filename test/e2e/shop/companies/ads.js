// The captcha's company also sells this: a cookie of the shop's origin, and a pixel.
// biome-ignore lint/suspicious/noDocumentCookie: a vendor's script as they are written
document.cookie = '_ad_person=1; path=/; max-age=2592000; samesite=lax'
new Image().src = `{{captcha}}/ads/pixel.gif?page=${location.pathname}`
