import { load } from 'cheerio'
import type { LinkResolver } from './link-resolver.ts'
import { sanitiseHtml } from './sanitise-html.ts'

/** The caption of a feature image: a line of sanitised HTML. */
export function renderCaption(html: string, links: LinkResolver): string {
  const $ = load(html, null, false)
  $('span[style], p').each((_index, element) => {
    $(element).replaceWith($(element).contents())
  })
  return sanitiseHtml($.html(), links)
}
