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
