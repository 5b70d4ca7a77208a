import { koenig } from './koenig.ts'
import type { LexicalDocument, LexicalNode } from './lexical-node.ts'
import { placeholderNode } from './replace-unknown-nodes.ts'

/** Koenig's HTML of a document, not yet safe. A block that the renderer cannot take costs itself, never what follows it. */
export async function renderBlocks(document: LexicalDocument): Promise<string> {
  try {
    return await koenig().render(document)
  } catch {
    const blocks = await Promise.all((document.root.children ?? []).map((node) => renderBlock(document, node)))
    return blocks.join('')
  }
}

async function renderBlock(document: LexicalDocument, node: LexicalNode): Promise<string> {
  try {
    return await koenig().render(only(document, node))
  } catch {
    return koenig().render(only(document, placeholderNode(node.type)))
  }
}

function only({ root }: LexicalDocument, node: LexicalNode): LexicalDocument {
  return { root: { ...root, children: [node] } }
}
