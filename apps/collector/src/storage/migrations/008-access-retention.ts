/** An access goes where an entry of its log says so, and nowhere else. */
export const accessRetention = `
drop trigger access_remains;
create trigger access_remains before delete on access
  when not exists (select 1 from log_record where site = old.site || '/access' and kind = 'pruned'
    and json_extract(record, '$.minimum') > old.idx)
  begin select raise(abort, 'a recorded access is never removed before its log says so'); end;
`
