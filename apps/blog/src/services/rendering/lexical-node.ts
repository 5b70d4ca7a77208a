/** A node of a serialised Lexical document: a type, optional children, and the data of its card. */
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
