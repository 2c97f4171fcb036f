import { BlockList, isIP } from 'node:net'

/** Networks that no visitor comes from over the internet: who speaks from there is a proxy, or a test. */
const inside = new BlockList()
for (const network of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::/127',
  'fc00::/7',
  'fe80::/10',
]) {
  const [address = '', bits] = network.split('/')
  inside.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4')
}

/**
 * What a household, a company or a carrier's gateway has in common: the first 24 bits of an IPv4
 * address, the first 48 of an IPv6 one. Undefined for an address of a private network, or none at all.
 */
export function addressPrefix(address: string): string | undefined {
  const bare = withoutPort(address)
  const family = isIP(bare)
  if (family === 0) return undefined
  if (family === 4) return prefixOfIpv4(bare)
  const groups = groupsOf(bare)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (isMapped) return prefixOfIpv4(ipv4Of(groups))
  if (inside.check(bare, 'ipv6')) return undefined
  return groups
    .slice(0, 3)
    .map((group) => group.toString(16))
    .join(':')
}

function prefixOfIpv4(address: string): string | undefined {
  return inside.check(address, 'ipv4') ? undefined : address.split('.').slice(0, 3).join('.')
}

/** Some proxies write `192.0.2.7:4711` or `[2001:db8::7]:4711`. */
function withoutPort(address: string): string {
  return address.match(/^\[(.+)\](?::\d+)?$/)?.[1] ?? address.replace(/^([\d.]+):\d+$/, '$1')
}

/** The eight groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  // A URL's host has one form: no zone, no dotted end.
  const host = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [start = [], end = []] = host
    .split('::')
    .map((half) => half.split(':').filter(Boolean).map(readHex))
  return [...start, ...Array(8 - start.length - end.length).fill(0), ...end]
}

function readHex(text: string): number {
  return Number.parseInt(text, 16)
}

function ipv4Of(groups: number[]): string {
  const [high = 0, low = 0] = groups.slice(6)
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
}
