export type Encoding = 'br' | 'gzip' | 'identity'

/** The best of our encodings that an Accept-Encoding header allows. */
export function bestEncoding(accept: string | string[] | undefined): Encoding {
  if (accepts(accept, 'br')) return 'br'
  return accepts(accept, 'gzip') ? 'gzip' : 'identity'
}

export function accepts(accept: string | string[] | undefined, coding: 'br' | 'gzip'): boolean {
  if (!accept) return false
  const header = String(accept)
  const at = header.search(PATTERNS[coding])
  return at >= 0 && !/^[^,]*;\s*q=0(?:\.0*)?\s*(?:,|$)/.test(header.slice(at).replace(/^[\s,]+/, ''))
}

const PATTERNS = { br: /(?:^|[\s,])br(?:$|[\s,;])/, gzip: /(?:^|[\s,])gzip(?:$|[\s,;])/ } as const
