/** An access goes where an entry of its log says so, and nowhere else. */
export const accessRetention = `
create function keep_access() returns trigger language plpgsql as $$ begin
  if exists (select from log_record where site = old.site || '/access' and kind = 'pruned'
    and (record::json ->> 'minimum')::bigint > old.idx) then return old; end if;
  raise exception 'a recorded access is never removed before its log says so';
end $$;
drop trigger access_remains on access;
create trigger access_remains before delete on access for each row execute function keep_access();
create trigger access_whole before truncate on access
  execute function refuse_change('a recorded access is never removed');
`
