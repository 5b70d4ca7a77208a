import { koenig } from './koenig.ts'
import type { LexicalDocument, LexicalNode } from './lexical-node.ts'
import { placeholderNode } from './replace-unknown-nodes.ts'

/**
 * Koenig's HTML of a document, block by block and not yet sanitised. Blocks are rendered separately, so that a block which fails or
 * has unclosed tags does not affect the others.
 */
export function renderBlocks({ root }: LexicalDocument): readonly string[] {
  const usedIds = {}
  return (root.children ?? []).map((node) => renderBlock(root, node, usedIds))
}

function renderBlock(root: LexicalNode, node: LexicalNode, usedIds: object): string {
  try {
    return koenig().render({ root: { ...root, children: [node] } }, usedIds)
  } catch {
    return koenig().render({ root: { ...root, children: [placeholderNode(node.type)] } }, usedIds)
  }
}
