import type { LexicalDocument, LexicalNode } from './lexical-node.ts'

export type Audience = 'everybody' | 'members'

interface NodeVisibility {
  readonly web?: { readonly nonMember?: boolean; readonly memberSegment?: string }
  readonly showOnWeb?: boolean
  readonly emailOnly?: boolean
}

/**
 * The part of a document that an audience may read: blocks for others are left out. The public part of a restricted post ends at its
 * paywall card; without one it is empty.
 */
export function selectForAudience(
  { root }: LexicalDocument,
  { audience, restricted }: { audience: Audience; restricted: boolean },
): LexicalDocument {
  const blocks = root.children ?? []
  const readable = audience === 'everybody' && restricted ? beforePaywall(blocks) : blocks
  const children = readable.filter((node) => node.type !== 'paywall' && isVisibleTo(node, audience)).map(withoutGate)
  return { root: { ...root, children } }
}

function beforePaywall(blocks: readonly LexicalNode[]): readonly LexicalNode[] {
  return blocks.slice(
    0,
    Math.max(
      0,
      blocks.findIndex((node) => node.type === 'paywall'),
    ),
  )
}

function isVisibleTo(node: LexicalNode, audience: Audience): boolean {
  const visibility = node.visibility as NodeVisibility | undefined
  if (typeof visibility !== 'object' || visibility === null) return true
  if (visibility.emailOnly === true || visibility.showOnWeb === false) return false
  if (audience === 'everybody') return visibility.web?.nonMember !== false
  const segment = visibility.web?.memberSegment
  return segment === undefined || segment.split(',').includes('status:free')
}

/** Removes a block's visibility, for which the renderer would add comments for Ghost's front end. */
function withoutGate({ visibility: _decided, ...node }: LexicalNode): LexicalNode {
  return node
}
