import { load } from 'cheerio'

/** The plain text of HTML: single spaces between words, each block on its own line. */
export function plainText(html: string): string {
  const $ = load(html, null, false)
  $('br').replaceWith('\n')
  $('p, h1, h2, h3, h4, h5, h6, li, tr, blockquote, figcaption, pre, summary, div').append('\n')
  $('td, th').append(' ')
  return $.root()
    .text()
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()
}
