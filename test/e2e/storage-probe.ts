/** What scripts of a page can find out about Web Storage. */
export function storage(): unknown[] {
  const { prototype } = Storage
  localStorage.clear()
  localStorage.setItem('basket', '1')
  localStorage.basket_two = 2
  const lengthOf = (event: StorageEvent) => [
    event.storageArea === localStorage,
    event.storageArea === sessionStorage,
    event.storageArea?.length,
  ]
  const thrown = (run: () => unknown) => {
    try {
      return run()
    } catch (error) {
      return String(error)
    }
  }
  return [
    localStorage === window.localStorage,
    localStorage instanceof Storage,
    Object.prototype.toString.call(localStorage),
    Object.getPrototypeOf(localStorage) === prototype,
    localStorage.setItem === prototype.setItem,
    localStorage.length,
    JSON.stringify(localStorage),
    { ...localStorage },
    Object.keys(localStorage).sort(),
    'basket' in localStorage,
    Object.hasOwn(localStorage, 'basket'),
    Object.getOwnPropertyDescriptor(localStorage, 'basket'),
    localStorage.basket,
    localStorage.nothing,
    localStorage.getItem('nothing'),
    prototype.getItem.call(localStorage, 'basket_two'),
    localStorage.key(7),
    delete localStorage.basket_two,
    localStorage.removeItem('nothing'),
    localStorage.length,
    lengthOf(new StorageEvent('storage', { key: 'basket', storageArea: localStorage })),
    lengthOf(new StorageEvent('storage', { storageArea: sessionStorage })),
    lengthOf(new StorageEvent('storage')),
    thrown(() => prototype.getItem.call({} as Storage, 'basket')),
    thrown(() => new StorageEvent('storage', { storageArea: {} as Storage })),
    thrown(() => {
      localStorage.basket_large = 'x'.repeat(20_000_000)
    })
      ?.toString()
      .replace(/:.*/, ''),
    thrown(() => localStorage.setItem('basket_large', 'x'.repeat(20_000_000))),
    localStorage.clear(),
    localStorage.length,
  ]
}
