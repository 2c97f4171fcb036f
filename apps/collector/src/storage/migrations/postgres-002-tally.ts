export const tally = `
create table tally (
  site key not null,
  day integer not null,
  kind key not null,
  reason key not null,
  n bigint not null,
  primary key (site, day, kind, reason)
);
`
