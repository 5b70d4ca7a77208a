import type { Tx } from '@rose-ash/shared/db/client'
import { slugify } from '@rose-ash/shared/words/slugify'
import type { ServiceDeps } from '../../../deps/service-deps.ts'
import type { PostKind, PostVisibility } from '../post-kinds.ts'
import { type PostState, postState, STATE_SELECT } from '../post-state.ts'
import { type PostText, textColumns } from './post-text.ts'
import { claimSlug, freeSlug, postSlug } from './slug.ts'

export interface NewDraft extends PostText {
  readonly kind?: PostKind
  /** Default: made from the title. */
  readonly slug?: string
  readonly visibility?: PostVisibility
  readonly tagSlugs?: readonly string[]
  /** The writing member; becomes the author. */
  readonly by?: { readonly id: string; readonly name: string } | null
}

/** Stores a new draft. Throws SlugTakenError when the given slug is in use. */
export async function createDraft(
  { config, clock }: Pick<ServiceDeps, 'config' | 'clock'>,
  tx: Tx,
  draft: NewDraft,
): Promise<PostState> {
  const slug = draft.slug ? await claimSlug(tx, draft.slug) : await freeSlug(tx, postSlug(draft.title))
  const now = clock.now()
  const author = draft.by && (await bylineOf(tx, draft.by))
  const row = await tx.post.create({
    data: {
      kind: draft.kind ?? 'post',
      slug,
      visibility: draft.visibility ?? 'public',
      ...textColumns(draft),
      createdByMemberId: draft.by?.id ?? null,
      createdAt: now,
      updatedAt: now,
      ...(author && { authors: { create: { authorId: author, position: 0 } } }),
      tags: { create: await tagLinks(tx, draft.tagSlugs ?? []) },
    },
    select: STATE_SELECT,
  })
  return postState(config, row, true)
}

async function bylineOf(tx: Tx, { id, name }: { id: string; name: string }): Promise<string> {
  const known = await tx.author.findUnique({ where: { memberId: id }, select: { id: true } })
  if (known) return known.id
  const wanted = slugify(name) || 'author'
  const taken = await tx.author.count({ where: { slug: wanted } })
  const slug = taken ? `${wanted}-${id.slice(-6)}` : wanted
  const { id: authorId } = await tx.author.create({ data: { memberId: id, name, slug }, select: { id: true } })
  return authorId
}

async function tagLinks(tx: Tx, slugs: readonly string[]) {
  const tags = await tx.tag.findMany({ where: { slug: { in: [...slugs] } }, select: { id: true, slug: true } })
  return tags.map(({ id, slug }) => ({ tagId: id, position: slugs.indexOf(slug) }))
}
