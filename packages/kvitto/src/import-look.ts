import type { Look } from '@kvitto/banner'

/** Each layout and each theme; written out, so that a bundler makes a part of each. */
export const LOOKS: Record<`look-${string}`, () => Promise<Look>> = {
  'look-auto': () => import('@kvitto/banner/looks/auto'),
  'look-bar': () => import('@kvitto/banner/looks/bar'),
  'look-box': () => import('@kvitto/banner/looks/box'),
  'look-kvitto': () => import('@kvitto/banner/looks/kvitto'),
  'look-modal': () => import('@kvitto/banner/looks/modal'),
  'look-plain': () => import('@kvitto/banner/looks/plain'),
}
