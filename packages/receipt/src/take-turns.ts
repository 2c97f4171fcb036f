/** Web Locks keep two tabs from signing one event twice; outside secure contexts nothing is signed. */
export async function takeTurns(name: string, run: () => Promise<void>): Promise<void> {
  await (navigator.locks?.request(name, run) ?? run())
}
