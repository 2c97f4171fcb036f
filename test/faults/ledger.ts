/*
 * A process of its own: posts receipts without end and notes in a file each one that the collector
 * acknowledged. Arguments: the address to post to, the policy version, the file.
 * What is not acknowledged is sent again until it is; SIGTERM finishes what is under way and ends.
 */
import { openSync, writeSync } from 'node:fs'
import { makeSigner } from './make-signer.ts'

const [address = '', policyVersion = '', path = ''] = process.argv.slice(2)
const file = openSync(path, 'a')
const WORKERS = 24
let isEnding = false
process.once('SIGTERM', () => {
  isEnding = true
})

await Promise.all(Array.from({ length: WORKERS }, work))

async function work(): Promise<void> {
  const sign = await makeSigner(policyVersion)
  while (!isEnding) {
    const receipt = await sign()
    const acknowledgement = await deliver(receipt)
    // One write per line, and only after the answer: the line is the promise that was made.
    writeSync(file, `${JSON.stringify({ receipt, ...acknowledgement })}\n`)
  }
}

async function deliver(receipt: string): Promise<object> {
  for (;;) {
    try {
      const response = await fetch(address, { method: 'POST', body: JSON.stringify({ receipt }) })
      const answer = await response.text()
      if (response.ok) return { status: response.status, ...JSON.parse(answer) }
      throw new Error(`expected 200 or 201, found ${response.status} ${answer}`)
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('expected')) {
        console.error(error.message)
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
