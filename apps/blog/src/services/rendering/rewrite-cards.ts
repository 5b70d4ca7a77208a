import type { CheerioAPI } from 'cheerio'
import { rewriteCode } from './cards/rewrite-code.ts'
import { rewriteEmbed } from './cards/rewrite-embed.ts'
import { rewriteHeader } from './cards/rewrite-header.ts'
import { rewriteImages } from './cards/rewrite-images.ts'
import { rewritePlayers } from './cards/rewrite-players.ts'
import { rewriteProduct } from './cards/rewrite-product.ts'
import { rewriteSignup } from './cards/rewrite-signup.ts'
import { rewriteTables } from './cards/rewrite-tables.ts'
import { rewriteToggle } from './cards/rewrite-toggle.ts'
import type { LinkResolver } from './link-resolver.ts'

/**
 * Turns cards that need Ghost's script or inline styles into plain HTML, and adds sizes to pictures. The result must still be
 * sanitised.
 */
export function rewriteCards($: CheerioAPI, links: LinkResolver, signUpUrl: string): void {
  rewriteToggle($)
  rewriteHeader($)
  rewriteProduct($)
  rewritePlayers($)
  rewriteSignup($, signUpUrl)
  rewriteEmbed($)
  rewriteTables($)
  rewriteCode($)
  rewriteImages($, links)
  $('span[style]').each((_index, span) => {
    $(span).replaceWith($(span).contents())
  })
}
