/** Accesses are of a site too: a key without it could not be kept where sites lie on several machines. */
export const accessKey = `
alter table access drop constraint access_pkey, add primary key (site, id);
`
