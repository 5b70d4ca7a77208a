import { autoExcerpt } from './auto-excerpt.ts'

/** The renderer's result for a Lexical document. */
export interface RenderedContent {
  readonly html: string
  readonly publicHtml: string
  readonly publicText: string
  readonly hash: string
  readonly rendererVersion: number
  readonly readingMinutes: number
}

/** The columns of `posts` for rendered content. */
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
