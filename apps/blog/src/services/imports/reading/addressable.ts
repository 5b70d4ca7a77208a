import { slugify } from '@rose-ash/shared/words/slugify'

/** Letters of every script with signs between them that an address holds as they are. */
const KEPT = /^[\p{L}\p{M}\p{N}\p{Emoji}_-]{1,191}$/u

/**
 * A slug under which its page can be reached: as it is where an address holds it, so that links to it stay valid. One that another tool
 * had encoded is decoded; what an address cannot hold (`a/b`, `rss.xml`, spaces) is written anew.
 */
export function addressable({ slug: given, title = '' }: { readonly slug: string; readonly title?: string }): string {
  const slug = decoded(given).normalize('NFC')
  return KEPT.test(slug) ? slug : slugify(slug) || slugify(title) || 'untitled'
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}
