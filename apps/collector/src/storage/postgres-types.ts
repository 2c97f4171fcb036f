import pg from 'pg'

const INT8 = 20

/** Times and indexes fit a number; `pg` would give them as text. */
export const getTypeParser: typeof pg.types.getTypeParser = (
  oid: number,
  format?: 'text' | 'binary',
) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'))
