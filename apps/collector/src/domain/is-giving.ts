import type { Receipt } from '@kvitto/receipt'

/** Whether a receipt gives anything: a purpose, or a service alone. */
export function isGiving({
  decisions,
  services,
}: Pick<Receipt, 'decisions' | 'services'>): boolean {
  return Object.values({ ...services, ...decisions }).includes('given')
}
