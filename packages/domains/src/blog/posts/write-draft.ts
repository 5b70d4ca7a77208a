import type { Tx } from '@rose-ash/shared/db/client'
import type { NewDraft, PostChange, PostState, RenderedContent } from '@rose-ash/shared/protocols/blog'
import type { ServiceDeps } from '../../context/service-deps.ts'
import { autoExcerpt } from './auto-excerpt.ts'
import { appendPostActivity } from './post-activity.ts'
import { PostChangedError, PostNotFoundError } from './post-errors.ts'
import { postPath } from './post-path.ts'
import { postState, STATE_SELECT } from './post-state.ts'
import { claimSlug, freeSlug, slugify } from './slug.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config' | 'clock'>

export async function createDraft({ config, clock }: Deps, tx: Tx, draft: NewDraft): Promise<PostState> {
  const slug = draft.slug ? await claimSlug(tx, draft.slug) : await freeSlug(tx, slugify(draft.title))
  const now = clock.now()
  const author = draft.by && (await bylineOf(tx, draft.by))
  const row = await tx.post.create({
    data: {
      kind: draft.kind ?? 'post',
      slug,
      title: draft.title,
      excerpt: draft.excerpt || null,
      visibility: draft.visibility ?? 'public',
      lexical: draft.lexical,
      ...renderedColumns(draft.rendered),
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

/** Locks by version: of two editors who save at once, the second is told. A changed slug leaves a redirect behind. */
export async function updatePost(deps: Deps, tx: Tx, change: PostChange): Promise<PostState> {
  const before = await tx.post.findUnique({ where: { id: change.postId } })
  if (!before) throw new PostNotFoundError(change.postId)
  const slug = change.slug ? await claimSlug(tx, change.slug, before.id) : before.slug
  const { count } = await tx.post.updateMany({
    where: { id: before.id, version: change.version },
    data: {
      slug,
      title: change.title,
      excerpt: change.excerpt || null,
      visibility: change.visibility ?? before.visibility,
      lexical: change.lexical,
      ...renderedColumns(change.rendered),
      version: { increment: 1 },
      updatedAt: deps.clock.now(),
    },
  })
  if (count === 0) throw new PostChangedError(before.id)
  await keepRevision(tx, before, change.by ?? null, 'saved')
  if (slug !== before.slug && before.status === 'published') await leaveRedirect(tx, before.slug, slug)
  if (before.status === 'published') {
    await appendPostActivity(deps, tx, { postId: before.id, verb: 'updated', by: change.by ?? null })
  }
  return postState(
    deps.config,
    await tx.post.findUniqueOrThrow({ where: { id: before.id }, select: STATE_SELECT }),
    true,
  )
}

export function renderedColumns(rendered: RenderedContent) {
  return {
    html: rendered.html,
    publicHtml: rendered.publicHtml,
    publicText: rendered.publicText,
    renderedHash: rendered.hash,
    rendererVersion: rendered.rendererVersion,
    readingMinutes: rendered.readingMinutes,
    autoExcerpt: autoExcerpt(rendered.publicText),
  }
}

interface PostBefore {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly excerpt: string | null
  readonly lexical: string
  readonly status: string
}

/** Keeps what a post was before a change. */
export async function keepRevision(tx: Tx, before: PostBefore, by: string | null, reason: string): Promise<void> {
  const { id, version, title, excerpt, lexical, status } = before
  await tx.postRevision.create({
    data: { postId: id, version, title, excerpt, lexical, status, reason, authorMemberId: by },
  })
}

async function bylineOf(tx: Tx, { id, name }: { id: string; name: string }): Promise<string> {
  const known = await tx.author.findUnique({ where: { memberId: id }, select: { id: true } })
  if (known) return known.id
  const taken = await tx.author.count({ where: { slug: slugify(name) } })
  const slug = taken ? `${slugify(name)}-${id.slice(-6)}` : slugify(name)
  const { id: authorId } = await tx.author.create({ data: { memberId: id, name, slug }, select: { id: true } })
  return authorId
}

async function tagLinks(tx: Tx, slugs: readonly string[]) {
  const tags = await tx.tag.findMany({ where: { slug: { in: [...slugs] } }, select: { id: true, slug: true } })
  return tags.map(({ id, slug }) => ({ tagId: id, position: slugs.indexOf(slug) }))
}

async function leaveRedirect(tx: Tx, from: string, to: string): Promise<void> {
  const data = { toUrl: postPath(to), reason: 'the post was renamed' }
  await tx.redirect.deleteMany({ where: { fromPath: postPath(to) } })
  await tx.redirect.upsert({
    where: { fromPath: postPath(from) },
    create: { fromPath: postPath(from), ...data },
    update: data,
  })
}
