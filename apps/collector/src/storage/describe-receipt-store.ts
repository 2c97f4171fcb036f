import { describeAppends } from './describe-appends.ts'
import { describeCounts } from './describe-counts.ts'
import { describeErasures } from './describe-erasures.ts'
import { describeFinding } from './describe-finding.ts'
import { describeTurns } from './describe-turns.ts'
import type { Store } from './store.ts'

/** Every backend runs this suite. `open` gives an empty store; it is closed afterwards. */
export function describeReceiptStore(name: string, open: () => Promise<Store>): void {
  describeAppends(name, open)
  describeFinding(name, open)
  describeCounts(name, open)
  describeErasures(name, open)
  describeTurns(name, open)
}
