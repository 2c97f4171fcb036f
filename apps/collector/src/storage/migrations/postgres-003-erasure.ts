/** Erasures, and what is left of the receipts that they removed: traces, which name nobody. */
export const erasure = `
create table erasure (
  site key not null,
  idx bigint not null,
  subject key not null,
  erased_by text not null,
  bytes text not null,
  primary key (site, idx)
);
create index erasure_subject on erasure (site, subject, idx);
create table erased (
  site key not null,
  idx bigint not null,
  erasure bigint not null,
  receipt key not null,
  granted key,
  primary key (site, idx)
);
create unique index erased_receipt on erased (site, receipt);
create trigger erasure_stays before update on erasure
  execute function refuse_change('an erasure is never updated');
create trigger erased_stays before update on erased
  execute function refuse_change('an erasure is never updated');
`
