const AT_MOST = 20_000

/** Joins public texts for search: one line of limited length, as the log stores it. Give it only text that everybody may read. */
export function publicText(parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ').replace(/\s+/g, ' ').trim().slice(0, AT_MOST)
}
