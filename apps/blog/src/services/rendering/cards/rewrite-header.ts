import type { CheerioAPI } from 'cheerio'

/** Keeps the text, picture and button of a header card; its colours come from our style sheet instead of inline styles. */
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
