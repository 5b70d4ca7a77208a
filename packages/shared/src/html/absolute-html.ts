const PATH_ATTRIBUTE = /( (?:href|src|poster)=")(\/(?!\/))/g
const SRCSET_ATTRIBUTE = / srcset="([^"]*)"/g

/** Converts every path in stored HTML to an address on `origin`, for feeds, mail and the fediverse. */
export function absoluteHtml(html: string, origin: string): string {
  return html
    .replace(PATH_ATTRIBUTE, `$1${origin}$2`)
    .replace(SRCSET_ATTRIBUTE, (_whole, list: string) => ` srcset="${list.replace(/(^|, )\/(?!\/)/g, `$1${origin}/`)}"`)
}
