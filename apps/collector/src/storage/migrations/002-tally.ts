export const tally = `
create table tally (
  site text not null,
  day integer not null,
  kind text not null,
  reason text not null,
  n integer not null,
  primary key (site, day, kind, reason)
) strict, without rowid;
`
