/* What a page is made with that holds receipts and verifies them by itself: a person's own, or a site's answer. */
export { makePage } from '@kvitto/receipt/page'
export { pageWords } from './page-words.ts'
