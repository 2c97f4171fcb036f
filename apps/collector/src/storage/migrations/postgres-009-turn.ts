/**
 * Logs that end and go on. `head` is that of the log that a site appends to; `tile` and `witnessed` name a log by the
 * site, and each later one by `<site>/<generation>`. Indexes go on through all logs of a site.
 */
export const turn = `
alter table head
  add column generation integer not null default 1,
  add column first bigint not null default 0,
  add column is_closed boolean not null default false;
create table closed_log (
  site key not null,
  generation integer not null,
  first bigint not null,
  size bigint not null,
  range bytea not null,
  checkpoint text not null,
  primary key (site, generation)
);
create table log_record (
  site key not null,
  idx bigint not null,
  kind text not null,
  record text not null,
  checkpoint text not null,
  primary key (site, idx)
);
create trigger closed_log_stays before update or delete or truncate on closed_log
  execute function refuse_change('a closed log is never changed');
create trigger log_record_stays before update or delete or truncate on log_record
  execute function refuse_change('a record of the log is never changed');
`
