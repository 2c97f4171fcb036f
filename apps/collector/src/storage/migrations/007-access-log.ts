/**
 * Accesses in a log of their own: `entry`, `head` and `tile` name it `<site>/access`. Those that were recorded before
 * have no index until the next of their site takes them with it.
 */
export const accessLog = `
alter table access add column idx integer;
create unique index access_idx on access (site, idx);
create index access_waiting on access (site, id) where idx is null;
create index access_time on access (site, at, id);
create trigger access_stays before update on access when old.idx is not null
  begin select raise(abort, 'a recorded access is never updated'); end;
create trigger access_remains before delete on access
  begin select raise(abort, 'a recorded access is never removed'); end;
`
