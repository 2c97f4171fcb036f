/** What is wrong, and where. */
export interface Fault {
  /** Of the first log entry concerned; null where it is no entry's matter. */
  index: number | null
  /** Names no receipt's hash: who knows one can end the grants of that receipt. */
  problem: string
  /** Nothing wrong was found, but not all could be looked at. */
  isOpen?: true
}

export function entryFault(index: number, problem: string): Fault {
  return { index, problem: `entry ${index} ${problem}` }
}
