/** Erasures, and what is left of the receipts that they removed: traces, which name nobody. */
export const erasure = `
create table erasure (
  site text not null,
  idx integer not null,
  subject text not null,
  erased_by text not null,
  bytes text not null,
  primary key (site, idx)
) strict;
create index erasure_subject on erasure (site, subject, idx);
create table erased (
  site text not null,
  idx integer not null,
  erasure integer not null,
  receipt text not null,
  granted text,
  primary key (site, idx)
) strict, without rowid;
create unique index erased_receipt on erased (site, receipt);
create trigger erasure_stays before update on erasure begin select raise(abort, 'an erasure is never updated'); end;
create trigger erased_stays before update on erased begin select raise(abort, 'an erasure is never updated'); end;
`
