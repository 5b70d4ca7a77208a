import { findUploads } from '@rose-ash/domains/blog/media/find-uploads'
import { createDraft } from '@rose-ash/domains/blog/posts/editing/create-draft'
import { findPost } from '@rose-ash/domains/blog/posts/editing/find-post'
import { ownersOfPost } from '@rose-ash/domains/blog/posts/editing/owners-of-post'
import { updatePost } from '@rose-ash/domains/blog/posts/editing/update-post'
import type { PostVisibility } from '@rose-ash/domains/blog/posts/post-kinds'
import type { PostState } from '@rose-ash/domains/blog/posts/post-state'
import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import { DRAFTS } from '@rose-ash/shared/freshness/keys'
import { assertMay } from '@rose-ash/shared/rights/assert-may'
import type { AppContext } from '../../context.ts'
import { createLinkResolver } from '../rendering/link-resolver.ts'
import { renderLexical } from '../rendering/render-lexical.ts'
import { textToLexical } from './text-to-lexical.ts'

type Context = Pick<AppContext, 'activities' | 'clock' | 'config' | 'db' | 'fragments' | 'transact'>

const SIGN_UP = '/auth/login?next=/'

export interface DraftInput {
  readonly title: string
  readonly excerpt: string
  readonly visibility: PostVisibility
  /** Absent when the post has cards, which the text field cannot edit. */
  readonly text?: string
  readonly by: SignedInMember
}

/** Starts a draft: no fact, since nobody but editors sees it; their desks count it at once. */
export async function startDraft(ctx: Context, input: DraftInput): Promise<PostState> {
  const { title, excerpt, visibility, by } = input
  const lexical = textToLexical(input.text ?? '')
  const rendered = await render(ctx, lexical, visibility)
  const draft = await ctx.transact((tx) => createDraft(ctx, tx, { title, excerpt, visibility, lexical, rendered, by }))
  await ctx.fragments.touch([DRAFTS])
  return draft
}

/** Saves a post of version `version`. Without a text, only title, excerpt and visibility change. */
export async function savePost(
  ctx: Context,
  { postId, version, ...input }: DraftInput & { postId: string; version: number },
): Promise<PostState> {
  const { title, excerpt, visibility, by } = input
  const lexical = input.text === undefined ? (await findPost(ctx.db, { postId })).lexical : textToLexical(input.text)
  const rendered = await render(ctx, lexical, visibility)
  const change = { postId, version, title, excerpt, visibility, lexical, rendered, by: by.id }
  return ctx.transact(async (tx) => {
    assertMay(by, 'post.write', await ownersOfPost(tx, { postId }))
    return updatePost(ctx, tx, change)
  })
}

/** Renders a document; pictures of imported texts are found by their addresses on the old site. */
async function render({ db }: Pick<Context, 'db'>, lexical: string, visibility: PostVisibility) {
  const { mediaByPath, oldOrigins } = await findUploads(db)
  const links = createLinkResolver({ siteOrigins: ['__GHOST_URL__', ...oldOrigins], mediaByPath, signUpUrl: SIGN_UP })
  return renderLexical(lexical, { links, signUpUrl: SIGN_UP, restricted: visibility !== 'public' })
}
