const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * A LIKE pattern for words of a script that writes no spaces, which full text search would only find as a whole sentence; null for other
 * words, which must not be found inside others.
 */
export function unspacedPattern(words: string): string | null {
  return UNSPACED.test(words) ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null
}
