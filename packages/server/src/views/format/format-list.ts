/** Names in a sentence: `Maud`, `Maud and Idris`, `Maud, Idris and Oona`. */
export function formatList(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
