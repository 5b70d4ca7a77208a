import { autoExcerpt } from './auto-excerpt.ts'

/** What the renderer makes of a Lexical document. */
export interface RenderedContent {
  readonly html: string
  readonly publicHtml: string
  readonly publicText: string
  readonly hash: string
  readonly rendererVersion: number
  readonly readingMinutes: number
}

/** Rendered content as columns of `posts`. */
export function renderedColumns(rendered: RenderedContent) {
  return {
    html: rendered.html,
    publicHtml: rendered.publicHtml,
    publicText: rendered.publicText,
    renderedHash: rendered.hash,
    rendererVersion: rendered.rendererVersion,
    readingMinutes: rendered.readingMinutes,
    autoExcerpt: autoExcerpt(rendered.publicText),
  }
}
