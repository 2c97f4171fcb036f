/** Data keys of subjects, wrapped. Apart from all else: backups of the rest are made without this table. */
export const bodyKey = `
create table body_key (
  site key not null,
  id key not null,
  subject key not null,
  wrapped_by key not null,
  wrapped bytea not null,
  primary key (site, id)
);
create index body_key_subject on body_key (site, subject);
`
