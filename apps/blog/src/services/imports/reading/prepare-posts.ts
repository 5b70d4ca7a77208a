import type { PostKind, PostVisibility } from '@rose-ash/domains/blog/posts/post-kinds'
import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import { mobiledocToLexical } from '@tryghost/kg-converters'
import { IMPORT_REFUSALS } from '../../../texts/import-refusals.ts'
import type { LinkResolver } from '../../rendering/link-resolver.ts'
import { type RenderedText, renderLexical } from '../../rendering/render-lexical.ts'
import { ImportFileError } from '../import-file-error.ts'
import type { GhostData, GhostPost } from './ghost-export-schema.ts'

export interface PreparedPost {
  readonly ghost: GhostPost
  readonly meta: GhostData['posts_meta'][number] | undefined
  readonly kind: PostKind
  readonly visibility: PostVisibility
  readonly lexical: string
  readonly rendered: RenderedText
  /** Ghost's ids of tags, in order. */
  readonly tagIds: readonly string[]
  readonly authorIds: readonly string[]
}

/** Renders all posts before anything is written. Throws ImportFileError that names a post with a damaged text. */
export function preparePosts(
  data: GhostData,
  { links, signUpUrl }: { links: LinkResolver; signUpUrl: string },
): readonly PreparedPost[] {
  const meta = new Map(data.posts_meta.map((row) => [row.post_id, row]))
  const prepared: PreparedPost[] = []
  for (const ghost of data.posts) {
    const visibility = visibilityOf(ghost)
    const lexical = undamaged(ghost, () => lexicalOf(ghost))
    prepared.push({
      ghost,
      meta: meta.get(ghost.id),
      kind: ghost.type ?? (ghost.page ? 'page' : 'post'),
      visibility,
      lexical,
      rendered: undamaged(ghost, () =>
        renderLexical(lexical, { links, signUpUrl, restricted: visibility !== 'public' }),
      ),
      tagIds: ordered(data.posts_tags, ghost.id, 'tag_id'),
      authorIds: authorsOf(data, ghost),
    })
  }
  return prepared
}

function undamaged<Text>(ghost: GhostPost, read: () => Text): Text {
  try {
    return read()
  } catch (cause) {
    throw new ImportFileError(IMPORT_REFUSALS.damagedText(ghost, (cause as Error).message), { cause })
  }
}

/** Ghost's document, unchanged. For posts without one, the first of the other forms of their text that Ghost ever wrote. */
function lexicalOf({ lexical, html, mobiledoc, markdown, plaintext }: GhostPost): string {
  if (isDocument(lexical) && !(html && isEmpty(lexical))) return lexical
  if (html) return documentOf({ type: 'html', version: 1, html })
  if (isDocument(mobiledoc)) return mobiledocToLexical(withPayloads(mobiledoc))
  if (markdown) return documentOf({ type: 'markdown', version: 1, markdown })
  return plaintext ? documentOf({ type: 'html', version: 1, html: paragraphs(plaintext) }) : documentOf()
}

function paragraphs(plaintext: string): string {
  return plaintext
    .split(/\s*\n\s*/)
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('')
}

function isEmpty(lexical: string): boolean {
  const { root } = (JSON.parse(lexical) ?? {}) as { root?: { children?: unknown } }
  return Array.isArray(root?.children) && root.children.length === 0
}

function documentOf(...children: readonly object[]): string {
  return JSON.stringify({ root: { children, direction: null, format: '', indent: 0, type: 'root', version: 1 } })
}

/** Some tools write no document as the word null. */
function isDocument(text: string | null | undefined): text is string {
  return Boolean(text) && text?.trim() !== 'null'
}

/**
 * A Mobiledoc whose cards all have a payload, without which the converter falls over one such as a rule's; those of Ghost 1 under their
 * later name.
 */
function withPayloads(mobiledoc: string): string {
  const document = JSON.parse(mobiledoc) as { cards?: unknown }
  if (!Array.isArray(document.cards)) return mobiledoc
  const cards = document.cards.map((card) => {
    if (!Array.isArray(card)) return card
    const [name, payload] = card
    return [name === 'card-markdown' ? 'markdown' : name, payload ?? {}]
  })
  return JSON.stringify({ ...document, cards })
}

/** Posts for certain tiers are for paying members; an unknown visibility becomes `members`. */
function visibilityOf({ visibility }: GhostPost): PreparedPost['visibility'] {
  if (!visibility || visibility === 'public') return 'public'
  return visibility === 'paid' || visibility === 'tiers' ? 'paid' : 'members'
}

function authorsOf({ posts_authors }: GhostData, { id, author_id }: GhostPost): readonly string[] {
  const listed = ordered(posts_authors, id, 'author_id')
  return listed.length === 0 && author_id ? [author_id] : listed
}

function ordered<Key extends 'tag_id' | 'author_id'>(
  rows: readonly ({ post_id: string; sort_order: number } & Record<Key, string>)[],
  postId: string,
  key: Key,
): readonly string[] {
  return rows
    .filter((row) => row.post_id === postId)
    .sort((a, b) => a.sort_order - b.sort_order)
    .map((row) => row[key])
}
