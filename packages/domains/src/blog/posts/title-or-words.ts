import { hasWords } from '@rose-ash/shared/words/has-words'

/** The title, else the first words of the public text, else what the address says: there is always something to click on. */
export function titleOrWords({ title, text, slug }: { title: string; text: string; slug: string }): string {
  if (hasWords(title)) return title
  const words = text.trim().split(/\s+/).slice(0, 8).join(' ')
  return hasWords(words) ? [...words].slice(0, 80).join('') : slug
}
