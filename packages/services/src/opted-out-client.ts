import type { Adapter } from './adapter.ts'
import { onFirstUse } from './on-first-use.ts'

type Method = (...args: unknown[]) => unknown
type Client = Record<string, Method | undefined>
type Config = { loaded?: (client: Client) => unknown }

interface OptedOut {
  global: string
  /** What keeps a client that is made with it from capturing and from storing. */
  options: Record<string, true>
  optIn: [method: string, options: object]
  optOut: [method: string, options: object]
  /** Ends what the client keeps of an earlier opting in, which counts for more with it than the options. */
  forget?: string
}

/** For clients of the kind `init(token, options)`: opted out from the start, opted in when it is given. */
export function optedOutClient({ global, options, optIn, optOut, forget }: OptedOut): Adapter {
  let isGiven = false
  let client: Client | undefined
  const tell = () => {
    const [method, ...args] = isGiven ? optIn : optOut
    // The snippet's own client is replaced when the vendor's script has loaded.
    client &&= Reflect.get(window, global)
    client?.[method]?.(...args)
  }
  return {
    words: {},
    start() {
      onFirstUse<Client>(global, (used) => {
        const { init } = used
        // Made before anybody could say how.
        if (used.__loaded) {
          client = used
          tell()
        }
        used.init = (token, own, ...rest) => {
          const config: Config = { ...(own as Config), ...options }
          const { loaded } = config
          // Called before the client sends anything.
          if (forget) {
            config.loaded = (real) => {
              if (!isGiven) real[forget]?.()
              loaded?.(real)
            }
          }
          const made = init?.call(used, token, config, ...rest)
          client = used
          if (isGiven) tell()
          return made
        }
      })
    },
    update(_, given) {
      isGiven = given
      tell()
    },
  }
}
