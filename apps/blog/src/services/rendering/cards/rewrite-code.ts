import type { CheerioAPI } from 'cheerio'

/** Long lines scroll inside their block, also by keyboard. */
export function rewriteCode($: CheerioAPI): void {
  $('pre').attr('tabindex', '0')
}
