import type { LexicalNode } from '../rendering/lexical-node.ts'

/** Lexical's bits for text formats. */
export const BOLD = 1
export const ITALIC = 2

/** A text node as the desk's text field writes it. */
export function textNode(text: string, format = 0): LexicalNode {
  return { detail: 0, format, mode: 'normal', style: '', text, type: 'extended-text', version: 1 }
}

export function element(type: string, children: readonly LexicalNode[], more: object = {}): LexicalNode {
  return { children, direction: 'ltr', format: '', indent: 0, type, version: 1, ...more }
}
