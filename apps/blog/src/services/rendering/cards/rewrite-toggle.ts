import type { CheerioAPI } from 'cheerio'

/** Turns a toggle into `<details>`, which needs no script. */
export function rewriteToggle($: CheerioAPI): void {
  $('.kg-toggle-card').each((_index, card) => {
    const heading = $(card).find('.kg-toggle-heading-text').first().html() ?? ''
    const content = $(card).find('.kg-toggle-content').first().html() ?? ''
    $(card).replaceWith(
      `<details class="kg-card kg-toggle-card"><summary class="kg-toggle-heading"><span class="kg-toggle-heading-text">${heading}</span></summary><div class="kg-toggle-content">${content}</div></details>`,
    )
  })
}
