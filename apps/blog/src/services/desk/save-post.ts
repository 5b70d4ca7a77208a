import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import { mediaUrl } from '@rose-ash/shared/media/picture'
import { srcset } from '@rose-ash/shared/media/srcset'
import type { PostState, PostVisibility } from '@rose-ash/shared/protocols/blog'
import type { AppContext } from '../../context.ts'
import { createLinkResolver } from '../rendering/link-resolver.ts'
import { renderLexical } from '../rendering/render-lexical.ts'
import { textToLexical } from './text-to-lexical.ts'

type Context = Pick<AppContext, 'db' | 'services' | 'transact'>

const SIGN_UP = '/auth/login?next=/'

export interface DraftInput {
  readonly title: string
  readonly excerpt: string
  readonly visibility: PostVisibility
  /** Absent where the text has cards that the plain desk cannot write. */
  readonly text?: string
}

export async function startDraft(
  { db, services, transact }: Context,
  input: DraftInput,
  by: SignedInMember,
): Promise<PostState> {
  const { title, excerpt, visibility } = input
  const lexical = textToLexical(input.text ?? '')
  const rendered = await render({ db }, lexical, visibility)
  return transact((tx) => services.blog.createDraft(tx, { title, excerpt, visibility, lexical, rendered, by }))
}

/** Saves over `version`. A text with cards keeps its document and only changes its frame. */
export async function savePost(
  { db, services, transact }: Context,
  { postId, version, ...input }: DraftInput & { postId: string; version: number },
  by: SignedInMember,
): Promise<PostState> {
  const { title, excerpt, visibility } = input
  const lexical =
    input.text === undefined
      ? (await db.post.findUniqueOrThrow({ where: { id: postId }, select: { lexical: true } })).lexical
      : textToLexical(input.text)
  const rendered = await render({ db }, lexical, visibility)
  return transact((tx) =>
    services.blog.updatePost(tx, { postId, version, title, excerpt, visibility, lexical, rendered, by: by.id }),
  )
}

/** The pictures of an imported text are known by the addresses they had: those are in the redirects. */
async function render({ db }: Pick<Context, 'db'>, lexical: string, visibility: PostVisibility) {
  const uploads = await db.redirect.findMany({ where: { fromPath: { startsWith: '/content/' } } })
  const media = await db.mediaAsset.findMany({ include: { variants: { orderBy: { width: 'asc' } } } })
  const bySrc = new Map(media.map((row) => [mediaUrl(row.path), row]))
  const mediaByPath = new Map(
    uploads.flatMap(({ fromPath, toUrl }) => {
      const row = bySrc.get(toUrl)
      if (!row) return []
      return [
        [fromPath, { id: row.id, src: toUrl, width: row.width, height: row.height, srcset: srcset(row) }] as const,
      ]
    }),
  )
  const origins = await db.importSource.findMany({ where: { origin: { not: null } }, select: { origin: true } })
  const siteOrigins = ['__GHOST_URL__', ...origins.flatMap(({ origin }) => origin ?? [])]
  const links = createLinkResolver({ siteOrigins, mediaByPath, signUpUrl: SIGN_UP })
  return renderLexical(lexical, { links, signUpUrl: SIGN_UP, restricted: visibility !== 'public' })
}
