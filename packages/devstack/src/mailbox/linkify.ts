import { escapeHtml, Markup } from '../pages/escape-html.ts'

const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g

/** Plain text as HTML, with links for web addresses. */
export function linkify(text: string): Markup {
  let end = 0
  let markup = ''
  for (const match of text.matchAll(ADDRESS)) {
    const address = escapeHtml(match[0])
    markup += `${escapeHtml(text.slice(end, match.index))}<a href="${address}">${address}</a>`
    end = match.index + match[0].length
  }
  return new Markup(markup + escapeHtml(text.slice(end)))
}
