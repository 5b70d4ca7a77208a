import { Prisma } from './client.ts'

/** Scripts that write no spaces, or join small words to others: full text search finds their words only as they stand between spaces. */
const INSIDE = new RegExp(
  `[${['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Arabic', 'Hebrew'].map((script) => `\\p{Script=${script}}`).join('')}]`,
  'u',
)

/** The condition that each of the words is somewhere in the folded text of a column `search_inside`; false for other scripts, whose words must not be found inside others. */
export function wordsInside(column: Prisma.Sql, words: string): Prisma.Sql {
  if (!INSIDE.test(words)) return Prisma.sql`false`
  const each = words.split(/[\s"]+/).filter(Boolean)
  const inside = each.map((word) => Prisma.sql`${column} LIKE '%' || search_folded(${likeWord(word)}) || '%'`)
  return Prisma.sql`(${column} <> '' AND ${Prisma.join(inside, ' AND ')})`
}

/** A word of a LIKE pattern that stands for itself. Folded here already where folding would make a sign of the pattern. */
export function likeWord(word: string): string {
  return word.normalize('NFKC').replace(/[\\%_]/g, '\\$&')
}
