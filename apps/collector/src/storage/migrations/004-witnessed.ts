/** The last checkpoint of each log that a witness cosigned, with the cosignatures. */
export const witnessed = `
create table witnessed (
  site text primary key,
  size integer not null,
  checkpoint text not null
) strict, without rowid;
`
