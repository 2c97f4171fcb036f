import type { WithdrawalReport } from '@kvitto/banner'
import { showPreferences } from '@kvitto/banner/preferences'
import { completeHost } from './complete-host.ts'
import type { LayerHost } from './create-layers.ts'
import type { Engine } from './engine.ts'

/** The part that shows the preferences. Resolves to what does, and returns what removes them. */
export async function openPreferences(
  engine: Engine,
  layer: LayerHost,
  report: WithdrawalReport | undefined,
): Promise<() => () => void> {
  const [host] = await Promise.all([completeHost(engine, layer), layer.strings.preferences()])
  return () => showPreferences(report ? { ...host, report } : host)
}
