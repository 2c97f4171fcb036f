import { DatabaseSync } from 'node:sqlite'

/** The greatest tree of a log that was cosigned. */
export interface Seen {
  size: number
  root: Uint8Array
  /** The checkpoint with the log's signatures and the cosignature that was given out. */
  note: string
}

/** A stranger can send as many as there are signed checkpoints that were not cosigned yet. */
const MOST_UNPROVEN = 100

/** What a witness must never forget. Every write is durable when it returns. */
export interface WitnessStore {
  /** The witness's own vkey: the first value written stays. */
  fixKey(vkey: string): string
  seen(origin: string): Seen | undefined
  /**
   * Puts `next` in the place of `before`, and only of that: false, and nothing changes, where another has
   * come between, in this process or in another one.
   */
  replace(origin: string, before: Seen | undefined, next: Seen): boolean
  /** Keeps two notes that a log signed over different trees of one size: they prove its fork to anybody. The first two stay. */
  keepFork(origin: string, notes: { seen: string; refused: string }): void
  /** Keeps a signed note whose proof did not hold: anybody may have sent it, so it proves nothing by itself. The newest 100 stay. */
  keepUnproven(origin: string, note: string): void
  /** Of a fork first, as `root_seen` and `root_differs`; then what was not proven, the oldest first, as `proof_wrong`. */
  listRefused(origin: string): { reason: string; note: string }[]
  close(): void
}

const SCHEMA = `
create table if not exists identity (id integer primary key check (id = 1), vkey text not null) strict;
create table if not exists seen (
  origin text primary key,
  size integer not null,
  root blob not null,
  note text not null
) strict;
create table if not exists refused (
  origin text not null,
  reason text not null,
  note text not null,
  at text not null,
  primary key (origin, reason)
) strict;
create table if not exists unproven (
  origin text not null,
  note text not null,
  at text not null,
  primary key (origin, note)
) strict;
create trigger if not exists seen_grows before update on seen when new.size < old.size
  begin select raise(abort, 'a witness never goes back'); end;
create trigger if not exists seen_remains before delete on seen
  begin select raise(abort, 'a witness never forgets'); end;
`

/** Opens or makes the file. Throws when it cannot promise durability. */
export function openWitnessStore(path: string): WitnessStore {
  const database = new DatabaseSync(path, { timeout: 5000 })
  try {
    makeDurable(database)
    database.exec(SCHEMA)
  } catch (error) {
    database.close()
    throw error
  }
  const insertKey = database.prepare('insert into identity values (1, ?) on conflict do nothing')
  const selectKey = database.prepare('select vkey from identity')
  const selectSeen = database.prepare('select size, root, note from seen where origin = ?')
  const insertSeen = database.prepare('insert into seen values (?, ?, ?, ?) on conflict do nothing')
  const updateSeen = database.prepare(
    'update seen set size = ?, root = ?, note = ? where origin = ? and size = ? and root = ?',
  )
  const insertFork = database.prepare(
    `insert or replace into refused select ?1, reason, note, ?4
     from (select 'root_seen' as reason, ?2 as note union all select 'root_differs', ?3)
     where not exists (select 1 from refused where origin = ?1 and reason = 'root_seen')`,
  )
  const insertUnproven = database.prepare('insert or replace into unproven values (?, ?, ?)')
  const trimUnproven = database.prepare(
    `delete from unproven where origin = ?1 and rowid not in
     (select rowid from unproven where origin = ?1 order by rowid desc limit ${MOST_UNPROVEN})`,
  )
  const selectRefused = database.prepare(
    `select reason, note from refused where origin = ?1 order by reason desc`,
  )
  const selectUnproven = database.prepare(
    `select 'proof_wrong' as reason, note from unproven where origin = ?1 order by rowid`,
  )
  return {
    fixKey(vkey) {
      insertKey.run(vkey)
      return String(selectKey.get()?.vkey)
    },
    seen: (origin) => toSeen(selectSeen.get(origin)),
    replace(origin, before, { size, root, note }) {
      const { changes } = before
        ? updateSeen.run(size, root, note, origin, before.size, before.root)
        : insertSeen.run(origin, size, root, note)
      return changes === 1
    },
    keepFork: (origin, { seen, refused }) =>
      void insertFork.run(origin, seen, refused, new Date().toISOString()),
    keepUnproven(origin, note) {
      insertUnproven.run(origin, note, new Date().toISOString())
      trimUnproven.run(origin)
    },
    listRefused: (origin) =>
      [...selectRefused.all(origin), ...selectUnproven.all(origin)].map(({ reason, note }) => ({
        reason: String(reason),
        note: String(note),
      })),
    close: () => database.close(),
  }
}

function makeDurable(database: DatabaseSync): void {
  database.exec('pragma journal_mode = WAL; pragma synchronous = FULL')
  // A build may ignore these: what was cosigned must survive a power cut.
  const mode = database.prepare('pragma journal_mode').get()?.journal_mode
  const level = database.prepare('pragma synchronous').get()?.synchronous
  if (mode !== 'wal' || level !== 2) {
    throw new Error(`expected SQLite in WAL mode with synchronous 2, found ${mode} and ${level}`)
  }
}

function toSeen(row: Record<string, unknown> | undefined): Seen | undefined {
  if (!row) return undefined
  const { size, root, note } = row
  if (typeof size !== 'number' || !(root instanceof Uint8Array) || typeof note !== 'string') {
    throw new Error('expected a row of the table seen, found another')
  }
  return { size, root, note }
}
