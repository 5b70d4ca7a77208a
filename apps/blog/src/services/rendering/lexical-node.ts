/** A node of a serialised Lexical document: a type, perhaps children, and whatever its card keeps. */
export interface LexicalNode {
  readonly type: string
  readonly children?: readonly LexicalNode[]
  readonly [property: string]: unknown
}

export interface LexicalDocument {
  readonly root: LexicalNode
}

export function isLexicalNode(value: unknown): value is LexicalNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}
