const AT_MOST = 20_000

/** Words as the log keeps them for those who search: one line, of a length that a row can bear. Only what everybody may read. */
export function publicText(parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ').replace(/\s+/g, ' ').trim().slice(0, AT_MOST)
}
