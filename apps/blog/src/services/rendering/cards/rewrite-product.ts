import type { CheerioAPI } from 'cheerio'

/** Replaces stars by text for screen readers; the title is not a heading, since it would skip levels. */
export function rewriteProduct($: CheerioAPI): void {
  $('.kg-product-card').each((_index, card) => {
    const product = $(card)
    const rating = product.find('.kg-product-card-rating')
    if (rating.length > 0) {
      const stars = rating.find('.kg-product-card-rating-active').length
      rating.replaceWith(
        `<p class="kg-product-card-rating"><span class="kg-product-card-stars" aria-hidden="true">${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}</span> <span class="visually-hidden">${stars} of 5 stars</span></p>`,
      )
    }
    product.find('.kg-product-card-title').each((_i, title) => {
      title.tagName = 'p'
    })
    product.find('img').attr('alt', '')
  })
}
