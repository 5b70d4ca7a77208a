import { escapeHtml } from '@rose-ash/shared/html/escape-html'

/** Converts plain text to escaped HTML: a blank line ends a paragraph, a line end is a line break. */
export function paragraphsToHtml(text: string): string {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll(/\r?\n/g, '<br>')}</p>`)
    .join('\n')
}

const CHARACTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** The plain text that `paragraphsToHtml` made this of. */
export function htmlToParagraphs(html: string): string {
  return html
    .split('</p>\n')
    .map((paragraph) => paragraph.replaceAll(/<\/?p>/g, '').replaceAll('<br>', '\n'))
    .join('\n\n')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity] ?? entity)
}
