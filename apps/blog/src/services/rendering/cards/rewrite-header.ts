import type { CheerioAPI } from 'cheerio'

/** A header card keeps its words, picture and button; its colours come from the house instead of inline styles. */
export function rewriteHeader($: CheerioAPI): void {
  $('.kg-header-card').each((_index, card) => {
    const header = $(card)
    header.find('.kg-header-card-heading').each((_i, heading) => {
      heading.tagName = 'h2'
    })
    header.find('.kg-header-card-subheading').removeAttr('id')
    if (header.find('img, .kg-header-card-image').length > 0) header.addClass('kg-header-card-has-image')
  })
}
