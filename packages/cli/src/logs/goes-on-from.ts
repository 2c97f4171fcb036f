import type { Checkpoint, OpenedRecord } from '@kvitto/receipt'

/** Whether the first record of a log names that origin, and as its predecessor the log of that last checkpoint. */
export function goesOnFrom(
  { origin: own, predecessor }: OpenedRecord,
  { origin, before }: { origin: string; before: Checkpoint },
): boolean {
  return (
    own === origin &&
    predecessor?.origin === before.origin &&
    predecessor.size === before.size &&
    predecessor.root === Buffer.from(before.root).toString('base64')
  )
}
