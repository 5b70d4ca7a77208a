import { keepRevision } from '@rose-ash/domains/blog/posts/editing/keep-revision'
import { freeSlug } from '@rose-ash/domains/blog/posts/editing/slug'
import { postPath } from '@rose-ash/domains/blog/posts/post-path'
import { appendPostActivity } from '@rose-ash/domains/blog/posts/publication/post-activity'
import { IMPORT_WARNINGS } from '../../../texts/import-refusals.ts'
import type { ImportRun } from '../import-run.ts'
import { addressable } from '../reading/addressable.ts'
import { postColumns } from '../reading/post-columns.ts'
import type { PreparedPost } from '../reading/prepare-posts.ts'

/** Imports posts in the order of their publication, so that their activities have the same order. */
export async function writePosts(run: ImportRun): Promise<void> {
  const inOrder = [...run.posts].sort((a, b) => momentOf(a) - momentOf(b))
  for (const prepared of inOrder) await writePost(run, prepared)
}

async function writePost(run: ImportRun, prepared: PreparedPost): Promise<void> {
  const columns = postColumns(run, prepared)
  const tags = links(run, prepared, 'tag')
  const authors = links(run, prepared, 'author')
  const {
    html: _html,
    publicHtml: _public,
    publicText: _text,
    createdAt: _created,
    updatedAt: _updated,
    ...content
  } = columns
  await run.ledger.take({
    entity: prepared.kind,
    externalId: prepared.ghost.id,
    content: { ...content, slug: prepared.ghost.slug, tags, authors },
    create: () => create(run, prepared, columns, { tags, authors }),
    update: (id, version) => update(run, prepared, columns, { id, version, tags, authors }),
  })
}

type Columns = ReturnType<typeof postColumns>
type Links = { readonly tags: readonly string[]; readonly authors: readonly string[] }

async function create(
  { ctx, tx, mediaIn, warn }: ImportRun,
  { ghost }: PreparedPost,
  columns: Columns,
  { tags, authors }: Links,
) {
  const slug = await freeSlug(tx, addressable(ghost))
  const { id } = await tx.post.create({
    data: { ...columns, slug, ...joins(tags, authors, mediaIn(columns.html)) },
    select: { id: true },
  })
  if (slug !== ghost.slug) warn(IMPORT_WARNINGS.otherAddress(columns.title, `/${slug}/`))
  if (columns.status === 'published') await appendPostActivity(ctx, tx, { postId: id, verb: 'published' })
  return { localId: id, version: 1 }
}

/** Updates a post, unless it was edited here. */
async function update(
  { ctx, tx, mediaIn }: ImportRun,
  { ghost }: PreparedPost,
  columns: Columns,
  { id, version, tags, authors }: Links & { id: string; version: number | null },
) {
  const before = await tx.post.findUnique({ where: { id } })
  if (!before || before.version !== version) return 'kept' as const
  await keepRevision(tx, before, null, 'imported again')
  const slug = await freeSlug(tx, addressable(ghost), id)
  await tx.postTag.deleteMany({ where: { postId: id } })
  await tx.postAuthor.deleteMany({ where: { postId: id } })
  await tx.postMedia.deleteMany({ where: { postId: id } })
  await tx.post.update({
    where: { id },
    data: { ...columns, slug, version: { increment: 1 }, ...joins(tags, authors, mediaIn(columns.html)) },
  })
  if (slug !== before.slug) {
    const data = { toUrl: postPath(slug), reason: 'the post was renamed' }
    await tx.redirect.upsert({
      where: { fromPath: postPath(before.slug) },
      create: { fromPath: postPath(before.slug), ...data },
      update: data,
    })
  }
  if (columns.status === 'published') {
    await appendPostActivity(ctx, tx, { postId: id, verb: before.status === 'published' ? 'updated' : 'published' })
  }
  return { version: before.version + 1 }
}

function joins(tags: readonly string[], authors: readonly string[], media: readonly string[]) {
  return {
    tags: { create: tags.map((tagId, position) => ({ tagId, position })) },
    authors: { create: authors.map((authorId, position) => ({ authorId, position })) },
    mediaUses: { create: [...new Set(media)].map((mediaId) => ({ mediaId })) },
  }
}

/** What is named but not in the export is told, and the post comes without it. */
function links({ ledger, warn }: ImportRun, { ghost, tagIds, authorIds }: PreparedPost, entity: 'tag' | 'author') {
  const ghostIds = entity === 'tag' ? tagIds : authorIds
  const found = ghostIds.flatMap((id) => ledger.localId(entity, id) ?? [])
  if (found.length < ghostIds.length) warn(IMPORT_WARNINGS.nobody(ghost.title || ghost.slug, entity))
  return [...new Set(found)]
}

function momentOf({ ghost }: PreparedPost): number {
  return (ghost.published_at ?? ghost.created_at)?.getTime() ?? 0
}
