import { isLexicalNode, type LexicalDocument, type LexicalNode } from './lexical-node.ts'
import { CARD_TYPES, ELEMENT_TYPES, INLINE_TYPES } from './node-types.ts'

const MAX_DEPTH = 40

export interface KnownDocument {
  readonly document: LexicalDocument
  /** The types that were replaced, each once. */
  readonly unknown: readonly string[]
}

/**
 * Makes a copy in which unknown nodes are placeholders: Koenig's renderer stops without an error at an unknown node. The original
 * document is not changed.
 */
export function replaceUnknownNodes({ root }: LexicalDocument): KnownDocument {
  const unknown = new Set<string>()
  const children = (root.children ?? []).flatMap((child) => knownBlock(child, unknown))
  return { document: { root: { ...root, type: 'root', children } }, unknown: [...unknown] }
}

export function placeholderNode(type: string): LexicalNode {
  const name = type.replace(/[^a-z0-9-]/gi, '').slice(0, 40) || 'card'
  const html = `<div class="kg-card kg-unknown-card"><p>A “${name}” card belongs here. This site cannot show it yet.</p></div>`
  return { type: 'html', version: 1, html }
}

function knownBlock(node: unknown, unknown: Set<string>): LexicalNode[] {
  if (!isLexicalNode(node)) return []
  if (CARD_TYPES.has(node.type)) return [node]
  if (ELEMENT_TYPES.has(node.type)) return [withKnownChildren(node, unknown, 1)]
  if (INLINE_TYPES.has(node.type)) return [paragraph([withKnownChildren(node, unknown, 1)])]
  unknown.add(node.type)
  return [placeholderNode(node.type)]
}

function withKnownChildren(node: LexicalNode, unknown: Set<string>, depth: number): LexicalNode {
  if (!node.children) return node
  if (depth > MAX_DEPTH) return { ...node, children: [] }
  return { ...node, children: node.children.flatMap((child) => knownChild(child, unknown, depth + 1)) }
}

function knownChild(node: unknown, unknown: Set<string>, depth: number): LexicalNode[] {
  if (!isLexicalNode(node)) return []
  if (INLINE_TYPES.has(node.type) || ELEMENT_TYPES.has(node.type)) return [withKnownChildren(node, unknown, depth)]
  unknown.add(node.type)
  // Keep the text inside an unknown wrapper, without the wrapper.
  return (node.children ?? [])
    .flatMap((child) => knownChild(child, unknown, depth + 1))
    .slice(0, depth > MAX_DEPTH ? 0 : undefined)
}

function paragraph(children: LexicalNode[]): LexicalNode {
  return { type: 'paragraph', version: 1, children, direction: 'ltr', format: '', indent: 0 }
}
