/**
 * Whether an address belongs to a host as a policy names it (`host[:port][/path]`, or a path of the own
 * origin `own`): a host stands for its subdomains, for every port where it names none, and for all paths
 * that begin with its own.
 */
export function hostCovers(pattern: string, { host, hostname, pathname }: URL, own = ''): boolean {
  const [, name = '', path = ''] = /^([^/]*)(.*)$/s.exec(pattern) ?? []
  const isHost = [host, hostname].some((each) =>
    name === '' ? each === own : `.${each}`.endsWith(`.${name}`),
  )
  return isHost && pathname.startsWith(path)
}
