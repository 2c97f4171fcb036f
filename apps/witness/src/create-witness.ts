import { hash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { addCheckpoint, type WitnessDeps } from './add-checkpoint.ts'
import { WitnessError, type WitnessErrorCode } from './witness-error.ts'

/** 63 hashes and 64 signatures need less, post-quantum ones of others excepted. */
const MOST_BYTES = 64 * 1024

/** The statuses of C2SP tlog-witness. */
const STATUS: Record<WitnessErrorCode, 400 | 403 | 404 | 409 | 422> = {
  request_malformed: 400,
  log_unknown: 404,
  key_unknown: 403,
  old_size_wrong: 409,
  root_differs: 409,
  proof_wrong: 422,
  checkpoint_unknown: 404,
}

export interface WitnessEvent {
  code: WitnessErrorCode | 'cosigned' | 'internal'
  /** Of a log that is witnessed here. */
  origin?: string | undefined
  /** Of the last: what went wrong. */
  error?: unknown
}

export interface WitnessApp extends WitnessDeps {
  /** Hears what was cosigned and what was refused, and of unexpected errors. */
  report(event: WitnessEvent): void
}

/** The service of a witness: submission and monitoring prefix are the same. */
export function createWitness(deps: WitnessApp) {
  const origins = new Map([...deps.logs.keys()].map((origin) => [hash('sha256', origin), origin]))
  const app = new Hono()
  app.onError((error, c) => answerError(deps, error, c))
  return app
    .post('/add-checkpoint', limitBody, async (c) => {
      const { origin, lines } = await addCheckpoint(deps, await readText(c))
      deps.report({ code: 'cosigned', origin })
      return c.text(lines)
    })
    .get('/:origin{[0-9a-f]{64}}/checkpoint', (c) => {
      const origin = origins.get(c.req.param('origin'))
      const seen = origin === undefined ? undefined : deps.store.seen(origin)
      if (!seen) throw new WitnessError('checkpoint_unknown', 'expected a log that was cosigned')
      c.header('Cache-Control', 'no-store')
      return c.text(seen.note)
    })
}

const limitBody = bodyLimit({
  maxSize: MOST_BYTES,
  onError: () => {
    throw new WitnessError('request_malformed', `expected at most ${MOST_BYTES} bytes`)
  },
})

async function readText(c: Context): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      await c.req.arrayBuffer(),
    )
  } catch (cause) {
    throw new WitnessError('request_malformed', 'expected a whole body in UTF-8', { cause })
  }
}

function answerError({ report }: WitnessApp, error: unknown, c: Context) {
  if (!(error instanceof WitnessError)) {
    report({ code: 'internal', error })
    return c.text('internal error\n', 500)
  }
  const { code, message, size, origin } = error
  report({ code, origin })
  if (size === undefined) return c.text(`${code}: ${message}\n`, STATUS[code])
  c.header('Content-Type', 'text/x.tlog.size')
  return c.body(`${size}\n`, STATUS[code])
}
