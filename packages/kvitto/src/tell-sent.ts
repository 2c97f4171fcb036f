import type { SendResult } from '@kvitto/receipt/browser'
import type { Engine } from './engine.ts'

/** Tells the page what the collector answered to a receipt. */
export function tellSent({ emit, fail }: Pick<Engine, 'emit' | 'fail'>) {
  return (result: SendResult): void => {
    if (result.status === 'rejected') {
      fail('receipt_rejected', result.code)
      return
    }
    const { status: _, ...acknowledgement } = result
    emit({ type: 'acknowledged', ...acknowledgement })
  }
}
