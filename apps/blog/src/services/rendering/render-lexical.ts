import { createHash } from 'node:crypto'
import { load } from 'cheerio'
import type { LinkResolver } from './link-resolver.ts'
import { parseLexical } from './parse-lexical.ts'
import { plainText } from './plain-text.ts'
import { renderBlocks } from './render-blocks.ts'
import { replaceUnknownNodes } from './replace-unknown-nodes.ts'
import { rewriteCards } from './rewrite-cards.ts'
import { sanitiseHtml } from './sanitise-html.ts'
import { type Audience, selectForAudience } from './select-for-audience.ts'

/** Raise it when documents render differently, so that old stored HTML can be recognised. */
const RENDERER_VERSION = 1

export interface RenderedText {
  /** The whole text. */
  readonly html: string
  /** The public part. */
  readonly publicHtml: string
  readonly publicText: string
  readonly readingMinutes: number
  /** SHA-256 of both HTML forms. */
  readonly hash: string
  readonly rendererVersion: number
  /** Node types that could not be rendered. */
  readonly unknown: readonly string[]
}

export interface RenderOptions {
  readonly links: LinkResolver
  readonly signUpUrl: string
  /** Whether only members may read all of it. */
  readonly restricted: boolean
}

/**
 * Renders a Lexical document to sanitised HTML, once for members and once for everybody. Does not change the document. Throws
 * UnreadableLexicalError when it cannot be parsed.
 */
export function renderLexical(lexical: string, options: RenderOptions): RenderedText {
  const { document, unknown } = replaceUnknownNodes(parseLexical(lexical))
  const select = (audience: Audience) => selectForAudience(document, { audience, restricted: options.restricted })
  const [whole, open] = [select('members'), select('everybody')]
  const html = clean(renderBlocks(whole), options)
  const publicHtml = JSON.stringify(open) === JSON.stringify(whole) ? html : clean(renderBlocks(open), options)
  return {
    html,
    publicHtml,
    publicText: plainText(publicHtml),
    readingMinutes: Math.max(1, Math.round(plainText(html).split(/\s+/).length / 240)),
    hash: createHash('sha256').update(html).update('\0').update(publicHtml).digest('hex'),
    rendererVersion: RENDERER_VERSION,
    unknown,
  }
}

function clean(blocks: readonly string[], { links, signUpUrl }: RenderOptions): string {
  return blocks.map((raw) => cleanBlock(raw, links, signUpUrl)).join('')
}

function cleanBlock(raw: string, links: LinkResolver, signUpUrl: string): string {
  const $ = load(raw, null, false)
  rewriteCards($, links, signUpUrl)
  return sanitiseHtml($.html(), links)
}
