/** The last checkpoint of each log that a witness cosigned, with the cosignatures. */
export const witnessed = `
create table witnessed (
  site key primary key,
  size bigint not null,
  checkpoint text not null
);
`
