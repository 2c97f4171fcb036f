import type { Id } from '@kvitto/core'

/** The script tags for a site's pages. */
export function snippetsOf(
  url: string,
  site: Id,
  hash: string,
): { floating: string; pinned: string } {
  const integrity = `sha256-${Buffer.from(hash, 'base64url').toString('base64')}`
  return {
    floating: `<script src="${url}/s/${site}/kvitto.js"></script>`,
    pinned: `<script src="${url}/s/${site}/kvitto.${hash}.js" integrity="${integrity}" crossorigin></script>`,
  }
}
