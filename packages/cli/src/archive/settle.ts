import { ReceiptError } from '@kvitto/receipt'
import type { Check } from '../check-line.ts'

/** What cannot be read as its format has it fails the check. */
export async function settle<T extends object>(
  name: string,
  run: () => Promise<T>,
): Promise<T | Check> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof ReceiptError || error instanceof SyntaxError)) throw error
    return { name, status: 'failed', detail: error.message }
  }
}
