export type { Delivery } from './deliver-events.ts'
export { deliverEvents } from './deliver-events.ts'
export type { HistoryItem } from './device-store.ts'
export type { SendResult } from './send-outbox.ts'
