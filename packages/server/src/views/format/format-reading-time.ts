const WORDS_A_MINUTE = 230

/** How long a text takes to read: `4 min read`, never less than one. */
export function formatReadingTime(words: number): string {
  return `${Math.max(1, Math.ceil(words / WORDS_A_MINUTE))} min read`
}
