import type { CheerioAPI } from 'cheerio'

/** Makes code blocks with long lines scrollable, also by keyboard. */
export function rewriteCode($: CheerioAPI): void {
  $('pre').attr('tabindex', '0')
}
