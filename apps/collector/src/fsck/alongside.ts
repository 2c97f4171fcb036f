import type { Indexed } from './audit-rows.ts'

/**
 * Two streams in the order of their indexes, side by side: once per index that either holds, with
 * all that each has there.
 */
export async function* alongside<Left extends Indexed, Right extends Indexed>(
  left: AsyncIterable<Left>,
  right: AsyncIterable<Right>,
): AsyncGenerator<{ index: number; left: Left[]; right: Right[] }> {
  const [lefts, rights] = [groups(left), groups(right)]
  try {
    let [a, b] = [await lefts.next(), await rights.next()]
    while (!a.done || !b.done) {
      const index = Math.min(indexOf(a), indexOf(b))
      const isLeft = indexOf(a) === index
      const isRight = indexOf(b) === index
      yield { index, left: isLeft ? (a.value ?? []) : [], right: isRight ? (b.value ?? []) : [] }
      if (isLeft) a = await lefts.next()
      if (isRight) b = await rights.next()
    }
  } finally {
    // A caller that saw enough leaves no query open.
    await lefts.return(undefined)
    await rights.return(undefined)
  }
}

async function* groups<Row extends Indexed>(
  rows: AsyncIterable<Row>,
): AsyncGenerator<Row[], undefined> {
  let group: Row[] = []
  for await (const row of rows) {
    if (group[0] && group[0].index !== row.index) {
      yield group
      group = []
    }
    group.push(row)
  }
  if (group.length > 0) yield group
  return undefined
}

function indexOf<Row extends Indexed>({ value }: IteratorResult<Row[], undefined>): number {
  return value?.[0]?.index ?? Number.POSITIVE_INFINITY
}
