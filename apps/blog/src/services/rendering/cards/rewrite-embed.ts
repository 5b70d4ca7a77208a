import type { CheerioAPI } from 'cheerio'

/** Players that may sit in a page, and the address under which they leave visitors alone. */
const PLAYERS: ReadonlyArray<{ readonly hosts: readonly string[]; readonly address: (url: URL) => string }> = [
  {
    hosts: ['www.youtube.com', 'youtube.com', 'www.youtube-nocookie.com'],
    address: (url) => `https://www.youtube-nocookie.com${url.pathname}`,
  },
  { hosts: ['player.vimeo.com'], address: (url) => `https://player.vimeo.com${url.pathname}?dnt=1` },
]

export const EMBED_HOSTS: readonly string[] = ['www.youtube-nocookie.com', 'player.vimeo.com']

/** An embed from a player we know stays a frame; any other becomes a link to what it would have shown. */
export function rewriteEmbed($: CheerioAPI): void {
  $('iframe').each((_index, element) => {
    const frame = $(element)
    const url = webUrl(frame.attr('src'))
    const title = frame.attr('title') || 'Embedded page'
    const player = url && PLAYERS.find(({ hosts }) => hosts.includes(url.hostname) && url.pathname.includes('/'))
    if (url && player) {
      frame.replaceWith(
        $('<iframe>').attr({
          src: player.address(url),
          title,
          loading: 'lazy',
          allowfullscreen: '',
          width: '560',
          height: '315',
        }),
      )
    } else if (url) {
      const link = $('<a class="kg-embed-link"></a>').attr('href', url.href)
      link.append(
        $('<span class="kg-embed-title"></span>').text(title),
        $('<span class="kg-embed-host"></span>').text(url.hostname),
      )
      frame.replaceWith(link)
    } else {
      frame.remove()
    }
  })
}

function webUrl(raw: string | undefined): URL | null {
  if (!raw || !URL.canParse(raw)) return null
  const url = new URL(raw)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null
}
