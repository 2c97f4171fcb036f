import type { HistoryItem } from './device-store.ts'

/** What was signed on this page view, also what the device does not keep; gone with the page. */
export const signedHere: HistoryItem[] = []
