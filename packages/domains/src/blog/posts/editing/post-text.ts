import { type RenderedContent, renderedColumns } from './rendered-content.ts'

/** A post's text as its author sends it, with its rendering. */
export interface PostText {
  readonly title: string
  readonly excerpt?: string | null
  readonly lexical: string
  readonly rendered: RenderedContent
}

/** A text as columns of `posts`. */
export function textColumns({ title, excerpt, lexical, rendered }: PostText) {
  return { title, excerpt: excerpt || null, lexical, ...renderedColumns(rendered) }
}
