/**
 * What many receipts answer alike is said once: `decided` holds each purpose with its decision, and a
 * receipt the number of it. A receipt without a number has its own rows in `decided`.
 */
export const answers = `
create table answers (
  site key not null,
  id integer not null,
  policy_version key not null,
  decided key not null,
  primary key (site, id)
);
create unique index answers_decided on answers (site, policy_version, decided);
create trigger answers_stay before update on answers
  execute function refuse_change('what was answered is never updated');

-- As bytes, a receipt is a quarter shorter than as text; one of the two is there.
alter table receipt alter column receipt drop not null,
  add column body bytea,
  add column answers integer;
create index receipt_answers on receipt (site, answers, received_at, idx) where answers is not null;
`
