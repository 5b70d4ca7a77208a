const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
  '&#x3D;': '=',
  '&#x60;': '`',
  '&nbsp;': ' ',
}

/** Converts a mail to plain text: blank lines between paragraphs, list items with a dash, table rows on one line, links with their address. */
export function htmlToText(html: string): string {
  const text = html
    .replace(/<(style|script|title)\b[^>]*>[\s\S]*?<\/\1>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<img\b[^>]*>/gi, '')
    .replace(/<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gi, (_, href: string, label: string) => link(href, label))
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<br\b[^>]*>|<\/tr>/gi, '\n')
    .replace(/<\/th>\s*<td\b[^>]*>/gi, ': ')
    .replace(/<\/?(?:p|h[1-6]|ul|ol|table|blockquote|hr|div)\b[^>]*>/gi, '\n\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:#?\w+);/g, (entity) => ENTITIES[entity] ?? entity)
  return text
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function link(href: string, label: string): string {
  const words = label.replace(/<[^>]+>/g, '').trim()
  const address = href.replace(/^mailto:/, '')
  return words === '' || words === address ? address : `${words}: ${address}`
}
