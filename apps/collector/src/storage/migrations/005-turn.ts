/**
 * Logs that end and go on. `head` is that of the log that a site appends to; `tile` and `witnessed` name a log by the
 * site, and each later one by `<site>/<generation>`. Indexes go on through all logs of a site.
 */
export const turn = `
alter table head add column generation integer not null default 1;
alter table head add column first integer not null default 0;
alter table head add column is_closed integer not null default 0;
create table closed_log (
  site text not null,
  generation integer not null,
  first integer not null,
  size integer not null,
  range blob not null,
  checkpoint text not null,
  primary key (site, generation)
) strict, without rowid;
create table log_record (
  site text not null,
  idx integer not null,
  kind text not null,
  record text not null,
  checkpoint text not null,
  primary key (site, idx)
) strict, without rowid;
create trigger closed_log_stays before update on closed_log begin select raise(abort, 'a closed log is never updated'); end;
create trigger closed_log_remains before delete on closed_log begin select raise(abort, 'a closed log is never removed'); end;
create trigger log_record_stays before update on log_record begin select raise(abort, 'a record of the log is never updated'); end;
create trigger log_record_remains before delete on log_record begin select raise(abort, 'a record of the log is never removed'); end;
`
