import { createAdminClient } from '@kvitto/cli'
import { sliceOf } from '@kvitto/core'
import { listen } from '@kvitto/example-script-tag/listen'
import { strictSnippet } from '@kvitto/gate/strict-snippet'
import { publishPolicy } from '@kvitto/receipt'
import { createKvittoServer } from 'kvitto/server'
import { freePorts } from '../free-ports.ts'
import { openDemo } from '../open-demo.ts'
import { createShop, type Order } from './create-shop.ts'
import { LEVELS, type Level } from './level.ts'
import { shopPolicy } from './shop-policy.ts'
import { type Companies, startCompanies } from './start-companies.ts'

export interface Shop {
  level: Level
  origin: string
  companies: Companies
  /** Oldest first. */
  orders: Order[]
  /** Pages that were asked for, e.g. `GET /cart/`. */
  views: string[]
}

export interface Shops {
  of(level: Level): Shop
  close(): Promise<void>
}

/** One shop per level, with the companies and the collector that they share. */
export async function startShops(): Promise<Shops> {
  const demo = await openDemo()
  const companies = await startCompanies()
  const port = await freePorts(LEVELS.length)
  const { collector } = demo
  const owner = createAdminClient({ collector, token: demo.tokens.publish })
  const closeAll = [demo.close, companies.close]

  const start = async (level: Level, place: number): Promise<Shop> => {
    const origin = `http://localhost:${port + place}`
    const { addresses } = companies
    const policy = shopPolicy(level, origin, addresses)
    await owner.addSite(policy.site)
    await owner.publishPolicy(policy)
    const published = await publishPolicy(policy)
    const snippet =
      level === 'strict-static'
        ? strictSnippet(sliceOf(published, { build: 'any', collector })).html
        : ''
    const { app, orders, views } = createShop({
      level,
      origin,
      addresses,
      head: `${snippet}<script src="${collector}/s/${policy.site}/kvitto.js"></script>`,
      server: level === 'strict-header' ? createKvittoServer(published, { collector }) : undefined,
    })
    closeAll.push(await listen(app, port + place))
    return { level, origin, companies, orders, views }
  }
  const shops = new Map<Level, Shop>()
  for (const [place, level] of LEVELS.entries()) shops.set(level, await start(level, place))

  return {
    of(level) {
      const shop = shops.get(level)
      if (!shop) throw new Error(`expected a shop of level ${level}`)
      return shop
    },
    async close() {
      await Promise.all(closeAll.map((close) => close()))
    },
  }
}
