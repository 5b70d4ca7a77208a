import type { CheerioAPI } from 'cheerio'

/** Turns column alignment into a class, since inline styles are removed, and makes wide tables scrollable. */
export function rewriteTables($: CheerioAPI): void {
  $('th[style], td[style]').each((_index, cell) => {
    const align = /text-align:\s*(left|right|center)/.exec($(cell).attr('style') ?? '')?.[1]
    if (align) $(cell).addClass(`align-${align}`)
  })
  $('table').each((_index, table) => {
    $(table).wrap('<div class="kg-table" tabindex="0" role="region"></div>')
    const caption = $(table).find('caption').first().text().trim()
    $(table)
      .parent()
      .attr('aria-label', caption || 'Table')
  })
  $('th').each((_index, cell) => {
    // An empty header cell labels nothing.
    if ($(cell).text().trim() === '') cell.tagName = 'td'
  })
}
