export { createKvitto } from 'kvitto'
export { restoreNatives } from 'kvitto/testing'
