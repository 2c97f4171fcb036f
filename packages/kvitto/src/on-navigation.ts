/** Calls back when the page's address changed without a load: by script, by a link to a part, by going back. */
export function onNavigation(run: () => void): void {
  const { navigation } = window as { navigation?: EventTarget }
  if (navigation) {
    navigation.addEventListener('currententrychange', run)
    return
  }
  // Proxies, since they keep what a native function says of itself.
  const follow: ProxyHandler<History['pushState']> = {
    apply(target, self, call) {
      Reflect.apply(target, self, call)
      run()
    },
  }
  history.pushState = new Proxy(history.pushState, follow)
  history.replaceState = new Proxy(history.replaceState, follow)
  addEventListener('popstate', run)
}
