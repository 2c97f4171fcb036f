import type { WithdrawalReport } from '@kvitto/banner'
import { showPreferences } from '@kvitto/banner/preferences'
import { completeHost } from './complete-host.ts'
import type { LayerHost } from './create-layers.ts'
import type { Engine } from './engine.ts'

/** The part that shows the preferences. Returns what removes them. */
export function openPreferences(
  engine: Engine,
  layer: LayerHost,
  report: WithdrawalReport | undefined,
): () => void {
  const host = completeHost(engine, layer)
  return showPreferences(report ? { ...host, report } : host)
}
