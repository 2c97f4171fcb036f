/** In the page: cookies and items, without what is Kvitto's own. */
export function storedNames(): string[] {
  const cookies = document.cookie.split('; ').map((pair) => pair.split('=', 1)[0] ?? '')
  return [...cookies, ...Object.keys(localStorage)]
    .filter((name) => name !== '' && !name.startsWith('kvitto'))
    .sort()
}
