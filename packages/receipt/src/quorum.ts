/** Met where `least` of the members are: names of witnesses' keys that cosigned, and quorums that are met. */
export interface Quorum {
  least: number
  of: (string | Quorum)[]
}

/** Whether those who cosigned are enough. */
export function meetsQuorum({ least, of }: Quorum, cosigned: ReadonlySet<string>): boolean {
  const isMet = (member: string | Quorum) =>
    typeof member === 'string' ? cosigned.has(member) : meetsQuorum(member, cosigned)
  return of.filter(isMet).length >= least
}
