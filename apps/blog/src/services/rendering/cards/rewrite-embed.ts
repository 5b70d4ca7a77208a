import type { CheerioAPI } from 'cheerio'

/** An embedded page becomes a link to it: nothing of another site is loaded before somebody asks for it. */
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

/** YouTube's and Vimeo's player addresses lead to the page of the film. */
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
