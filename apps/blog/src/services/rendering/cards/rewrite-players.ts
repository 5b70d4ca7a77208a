import type { CheerioAPI } from 'cheerio'

/** Makes audio and video use the browser's own controls. */
export function rewritePlayers($: CheerioAPI): void {
  $('.kg-audio-card').each((_index, card) => {
    const src = attribute($(card).find('audio').attr('src'))
    const title = $(card).find('.kg-audio-title').html() ?? ''
    $(card).replaceWith(
      `<figure class="kg-card kg-audio-card"><figcaption class="kg-audio-title">${title}</figcaption><audio src="${src}" controls preload="metadata"></audio></figure>`,
    )
  })
  $('.kg-video-card').each((_index, card) => {
    const video = $(card).find('video').first()
    const caption = $(card).find('figcaption').html()
    $(card).replaceWith(
      `<figure class="kg-card kg-video-card"><video src="${attribute(video.attr('src'))}" width="${attribute(video.attr('width'))}" height="${attribute(video.attr('height'))}" controls playsinline preload="metadata"></video>${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`,
    )
  })
}

function attribute(value: string | undefined): string {
  return (value ?? '').replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
