export type { Adapter, Adapters, CreateAdapter, Signal, Signals } from '@kvitto/services'
export {
  clarity,
  google,
  hotjar,
  linkedin,
  matomo,
  meta,
  mixpanel,
  plausible,
  posthog,
  segment,
  tiktok,
  uet,
  wp,
} from '@kvitto/services'
