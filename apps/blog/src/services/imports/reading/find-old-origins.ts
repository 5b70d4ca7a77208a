import type { GhostPost } from './ghost-export-schema.ts'

export const GHOST_URL = '__GHOST_URL__'

const ADDRESS = /https?:\/\/[^\s"'\\<>)]+/g

/**
 * Finds the origins that the site had when its texts were written. The export does not name them, but some cards have
 * `http://old.example/contact/` in `lexical` where `html` has `__GHOST_URL__/contact/`.
 */
export function findOldOrigins(posts: readonly Pick<GhostPost, 'lexical' | 'html'>[]): readonly string[] {
  const origins = new Set<string>()
  for (const { lexical, html } of posts) {
    if (!lexical || !html) continue
    for (const address of lexical.match(ADDRESS) ?? []) {
      const origin = originOf(address)
      if (!origin || origins.has(origin)) continue
      const rest = address.slice(origin.length)
      if (html.includes(`${GHOST_URL}${rest}`) && !html.includes(address)) origins.add(origin)
    }
  }
  return [...origins]
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? (/^https?:\/\/[^/?#]+/.exec(address)?.[0] ?? null) : null
}
