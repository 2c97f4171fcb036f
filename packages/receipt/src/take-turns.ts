/** Web Locks keep two tabs from signing one event twice; outside secure contexts nothing is signed. */
export function takeTurns(name: string, run: () => Promise<void>): Promise<void> {
  return navigator.locks?.request(name, run) ?? run()
}
