import type { CheerioAPI } from 'cheerio'

/** Replaces an embedded page by a link, so that nothing is loaded from another site without a click. */
export function rewriteEmbed($: CheerioAPI): void {
  $('iframe').each((_index, element) => {
    const frame = $(element)
    const url = webUrl(frame.attr('src'))
    if (!url) {
      frame.remove()
      return
    }
    const title = frame.attr('title') || 'Embedded page'
    const link = $('<a class="kg-embed-link"></a>').attr('href', url.href)
    link.append($('<span class="kg-embed-title"></span>').text(title))
    link.append($('<span class="kg-embed-host"></span>').text(`on ${url.hostname}`))
    frame.replaceWith(link)
  })
}

/** The page of a video, from YouTube's and Vimeo's player addresses. */
function webUrl(raw: string | undefined): URL | null {
  const address = raw?.startsWith('//') ? `https:${raw}` : raw
  if (!address || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  const film = /^\/embed\/([\w-]+)/.exec(url.pathname)?.[1]
  if (film && /(^|\.)youtube(-nocookie)?\.com$/.test(url.hostname))
    return new URL(`https://www.youtube.com/watch?v=${film}`)
  const clip = /^\/video\/(\d+)/.exec(url.pathname)?.[1]
  return clip && url.hostname === 'player.vimeo.com' ? new URL(`https://vimeo.com/${clip}`) : url
}
