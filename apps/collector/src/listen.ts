import type { Server } from 'node:http'

export interface Place {
  port: number
  /** Address or name; undefined: every address of the machine. */
  host?: string | undefined
}

/** `names`: the settings that the place comes from. Rejects, with one clear line that has one of them, where it cannot. */
export async function listen(
  server: Server,
  place: Place,
  names: Record<keyof Place, string>,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, place, names)))
    server.listen({ port: place.port, host: place.host }, resolve)
  })
}

function cannotListen(
  cause: NodeJS.ErrnoException,
  { port, host }: Place,
  names: Record<keyof Place, string>,
): Error {
  const { code = '' } = cause
  const failed = (message: string) => new Error(message, { cause })
  if (code === 'EADDRINUSE')
    return failed(`${names.port}: expected port ${port} to be free, found it taken`)
  if (code === 'EACCES')
    return failed(`${names.port}: expected a port that this account may open, found ${port}`)
  if (['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL'].includes(code))
    return failed(`${names.host}: expected an address of this machine, found ${host}`)
  return cause
}
