/** The SQLite schema. Times are ms, days are days since 1970; every log key begins with the site. */
export const init = `
create table setting (name text primary key, value text not null) strict, without rowid;

create table site (
  site text primary key,
  created_at integer not null,
  void text not null,
  guard text not null
) strict, without rowid;

create table policy (
  policy_version text primary key,
  effective_at integer not null,
  bytes text not null,
  meanings text not null
) strict;

create table publication (
  site text not null,
  idx integer not null,
  policy_version text not null references policy,
  published_at integer not null,
  effective_at integer not null,
  primary key (site, idx)
) strict, without rowid;

create table build (build text primary key, manifest text not null) strict;
create table build_file (hash text primary key, bytes blob not null) strict;
create table script (
  site text not null,
  hash text not null,
  script text not null,
  primary key (site, hash)
) strict;

create table token (
  id text primary key,
  hash blob not null,
  scope text not null,
  site text,
  label text not null,
  created_at integer not null,
  revoked_at integer
) strict;
create table access (
  id integer primary key,
  at integer not null,
  token_id text not null,
  site text not null,
  query text not null,
  found integer not null,
  filter_hash text not null
) strict;

create table head (
  site text primary key,
  size integer not null,
  range blob not null,
  checkpoint text not null
) strict;
create table entry (
  site text not null,
  idx integer not null,
  kind text not null,
  received_at integer not null,
  stands_for blob not null,
  leaf_hash blob not null,
  primary key (site, idx)
) strict, without rowid;
create index entry_build on entry (site, stands_for) where kind = 'build';
create table tile (
  site text not null,
  level integer not null,
  n integer not null,
  hashes blob not null,
  root blob not null,
  primary key (site, level, n)
) strict;

create table receipt (
  site text not null,
  idx integer not null,
  receipt_id text not null,
  subject_id text not null,
  hash text not null,
  policy_version text not null,
  received_at integer not null,
  trust text not null,
  receipt text not null,
  primary key (site, idx)
) strict;
create unique index receipt_id on receipt (site, receipt_id);
create unique index receipt_hash on receipt (site, hash);
create index receipt_subject on receipt (site, subject_id, received_at, idx);
create index receipt_time on receipt (site, received_at, idx);
create index receipt_version on receipt (site, policy_version, received_at, idx);

create table decided (
  site text not null,
  purpose text not null,
  decision text not null,
  received_at integer not null,
  idx integer not null,
  policy_version text not null,
  primary key (site, purpose, decision, received_at, idx)
) strict, without rowid;
create index decided_version on decided
  (site, purpose, decision, policy_version, received_at, idx);
create table ended (
  site text not null,
  hash text not null,
  idx integer not null,
  primary key (site, hash, idx)
) strict, without rowid;
create table grant_count (
  site text not null,
  day integer not null,
  policy_version text not null,
  n integer not null,
  primary key (site, day, policy_version)
) strict, without rowid;

create trigger receipt_stays before update on receipt begin select raise(abort, 'a receipt is never updated'); end;
create trigger entry_stays before update on entry begin select raise(abort, 'a log entry is never updated'); end;
create trigger entry_remains before delete on entry begin select raise(abort, 'a log entry is never removed'); end;
create trigger policy_stays before update on policy begin select raise(abort, 'a published policy is never updated'); end;
`
