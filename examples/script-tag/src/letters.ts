import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { type HostClient, HostError } from 'kvitto/server'

interface Asked {
  /** The receipt of the tick. */
  form: string
  /** The shop's own name for the reader: it stands beside the address, which no collector sees. */
  reference: string
}

type Answer = (c: Context, title: string, body: string) => Response

/** Signing up for letters, with double opt-in: asked for in a form, confirmed by a link in a first letter. */
export function letterRoutes(host: HostClient, answer: Answer): Hono {
  // A shop keeps this with the address; the demo has no letters to send, and forgets it when it ends.
  const asked = new Map<string, Asked>()
  return (
    new Hono()
      .post('/letters/', async (c) => {
        const { letters, 'kvitto-receipt': form } = await c.req.parseBody()
        // Without the tick there is no consent; without its receipt nobody could show it.
        if (letters !== 'yes' || typeof form !== 'string') {
          return answer(c, 'Nothing was asked for', '<p>No tick, no letters. Nothing was kept.</p>')
        }
        const code = randomUUID()
        asked.set(code, { form, reference: `reader-${randomUUID()}` })
        return answer(
          c,
          'One step is left',
          `<p>A shop would send you a first letter now, with this link in it:</p>
      <p><a href="/letters/confirm/${code}">Yes, this is my address</a></p>`,
        )
      })
      // Scanners of mail open links: opening it changes nothing.
      .get('/letters/confirm/:code', (c) =>
        answer(
          c,
          'Your letters',
          '<form method="post"><div><button type="submit" class="main">Yes, send me the letters</button></div></form>',
        ),
      )
      .post('/letters/confirm/:code', async (c) => {
        const found = asked.get(c.req.param('code'))
        if (!found) return answer(c, 'This link has ended', '<p>Ask for the letters again.</p>')
        try {
          await host.confirmForm(found)
        } catch (error) {
          if (!(error instanceof HostError)) throw error
          if (error.code === 'form_ended') {
            return answer(c, 'You said no meanwhile', '<p>Ask for the letters again.</p>')
          }
          return answer(c, 'Not yet', '<p>Try again in a minute: we cannot record it now.</p>')
        }
        const link = await host.withdrawalLink(found.reference, 'letters')
        return answer(
          c,
          'You will get our letters',
          `<p>Every letter ends with this link: <a id="withdraw" href="${link}">No more letters</a></p>`,
        )
      })
  )
}
