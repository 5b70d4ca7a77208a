import type { CheerioAPI } from 'cheerio'
import type { LinkResolver } from '../link-resolver.ts'

const SIZES: ReadonlyArray<readonly [selector: string, sizes: string]> = [
  ['.kg-width-full', '100vw'],
  ['.kg-width-wide', '(min-width: 64rem) 60rem, 100vw'],
  ['.kg-gallery-card', '(min-width: 45rem) 20rem, 33vw'],
  ['.kg-product-card, .kg-bookmark-card', '(min-width: 45rem) 20rem, 100vw'],
]

/** Adds size and smaller copies to our own pictures, and removes pictures without an address. */
export function rewriteImages($: CheerioAPI, links: LinkResolver): void {
  $('picture').each((_index, picture) => {
    $(picture).replaceWith($(picture).find('img'))
  })
  $('img').each((_index, element) => {
    const image = $(element)
    const raw = image.attr('src') ?? ''
    const media = links.media(raw)
    const src = media?.src ?? links.link(raw)
    if (!src || !/^(https?:|\/)/.test(src)) {
      image.remove()
      return
    }
    image.removeAttr('srcset').removeAttr('sizes').removeAttr('style').attr({ src, loading: 'lazy', decoding: 'async' })
    if (image.attr('alt') === undefined) image.attr('alt', '')
    if (!media) return
    if (media.width && media.height) image.attr({ width: String(media.width), height: String(media.height) })
    if (media.srcset) image.attr({ srcset: media.srcset, sizes: sizesFor(element, $) })
  })
}

function sizesFor(element: Parameters<CheerioAPI>[0], $: CheerioAPI): string {
  const match = SIZES.find(([selector]) => $(element as never).closest(selector).length > 0)
  return match?.[1] ?? '(min-width: 45rem) 42rem, 100vw'
}
