/**
 * The PostgreSQL schema. Times are ms, days are days since 1970; every log key begins with the site.
 * Keys compare by bytes: an index must not depend on the language tables of a machine.
 */
export const init = `
create domain key as text collate "C";

create table setting (name key primary key, value text not null);

create table site (
  site key primary key,
  created_at bigint not null,
  void text[] not null,
  guard text not null
);

create table policy (
  policy_version key primary key,
  effective_at bigint not null,
  bytes text not null,
  meanings json not null
);

create table publication (
  site key not null,
  idx bigint not null,
  policy_version key not null references policy,
  published_at bigint not null,
  effective_at bigint not null,
  primary key (site, idx)
);

create table build (build key primary key, manifest text not null);
create table build_file (hash key primary key, bytes bytea not null);
create table script (
  site key not null,
  hash key not null,
  script text not null,
  primary key (site, hash)
);

create table token (
  id key primary key,
  hash bytea not null,
  scope text not null,
  site key,
  label text not null,
  created_at bigint not null,
  revoked_at bigint
);
create table access (
  id bigint generated always as identity primary key,
  at bigint not null,
  token_id key not null,
  site key not null,
  query text not null,
  found integer not null,
  filter_hash text not null
);

-- Size 0, without a checkpoint, is the row of a log that its first transaction is about to fill.
create table head (
  site key primary key,
  size bigint not null,
  range bytea not null,
  checkpoint text not null
);
create table entry (
  site key not null,
  idx bigint not null,
  kind text not null,
  received_at bigint not null,
  stands_for bytea not null,
  leaf_hash bytea not null,
  primary key (site, idx)
);
create index entry_build on entry (site, stands_for) where kind = 'build';
create table tile (
  site key not null,
  level integer not null,
  n bigint not null,
  hashes bytea not null,
  root bytea not null,
  primary key (site, level, n)
);

create table receipt (
  site key not null,
  idx bigint not null,
  receipt_id key not null,
  subject_id key not null,
  hash key not null,
  policy_version key not null,
  received_at bigint not null,
  trust text not null,
  receipt text not null,
  primary key (site, idx)
);
create unique index receipt_id on receipt (site, receipt_id);
create unique index receipt_hash on receipt (site, hash);
create index receipt_subject on receipt (site, subject_id, received_at, idx);
create index receipt_time on receipt (site, received_at, idx);
create index receipt_version on receipt (site, policy_version, received_at, idx);

create table decided (
  site key not null,
  purpose key not null,
  decision key not null,
  received_at bigint not null,
  idx bigint not null,
  policy_version key not null,
  primary key (site, purpose, decision, received_at, idx)
);
create index decided_version on decided
  (site, purpose, decision, policy_version, received_at, idx);
create table ended (
  site key not null,
  hash key not null,
  idx bigint not null,
  primary key (site, hash, idx)
);
create table grant_count (
  site key not null,
  day integer not null,
  policy_version key not null,
  n integer not null,
  primary key (site, day, policy_version)
);

create function refuse_change() returns trigger language plpgsql as
  $$ begin raise exception '%', tg_argv[0]; end $$;
create trigger receipt_stays before update on receipt
  execute function refuse_change('a receipt is never updated');
create trigger entry_stays before update on entry
  execute function refuse_change('a log entry is never updated');
create trigger entry_remains before delete or truncate on entry
  execute function refuse_change('a log entry is never removed');
create trigger policy_stays before update on policy
  execute function refuse_change('a published policy is never updated');
`
