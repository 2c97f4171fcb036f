/**
 * What many receipts answer alike is said once: `decided` holds each purpose with its decision, and a
 * receipt the number of it. A receipt without a number has its own rows in the table `decided`.
 */
export const answers = `
create table answers (
  site text not null,
  id integer not null,
  policy_version text not null,
  decided text not null,
  primary key (site, id)
) strict, without rowid;
create unique index answers_decided on answers (site, policy_version, decided);
create trigger answers_stay before update on answers begin select raise(abort, 'what was answered is never updated'); end;

alter table receipt add column answers integer;
create index receipt_answers on receipt (site, answers, received_at, idx)
  where answers is not null;
drop index receipt_version;
create index receipt_version on receipt (site, policy_version, received_at, idx)
  where answers is null;
`
