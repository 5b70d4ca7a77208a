import { findPost } from '@rose-ash/domains/blog/posts/find-post'
import { listByStatus } from '@rose-ash/domains/blog/posts/list-by-status'
import { ownersOfPost } from '@rose-ash/domains/blog/posts/owners-of-post'
import { POST_STATUSES, POST_VISIBILITIES } from '@rose-ash/domains/blog/posts/post-words'
import { publishPost } from '@rose-ash/domains/blog/posts/publish-post'
import { unpublishPost } from '@rose-ash/domains/blog/posts/unpublish-post'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse, readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { safeHtml } from '@rose-ash/shared/html/safe-html'
import type { Request, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { savePost, startDraft } from '../../services/desk/save-post.ts'
import { deskFormView, formOf } from '../../views/desk/form.view.ts'
import { deskListView } from '../../views/desk/index.view.ts'

const draftForm = z.object({
  title: z.string().trim().min(1, 'Give it a title.').max(255, 'Keep the title under 255 characters.'),
  excerpt: z.string().trim().max(500, 'Keep the summary under 500 characters.').default(''),
  visibility: z.enum(POST_VISIBILITIES).default('public'),
  text: z.string().max(500_000, 'That is more than one post can hold.').optional(),
})

const editForm = draftForm.extend({ version: z.coerce.number().int() })
const deskQuery = z.object({ status: z.enum(POST_STATUSES).catch('draft').default('draft') })

/** The editors' desk. */
export function deskPages(router: Router, ctx: AppContext): void {
  const ownersOf = (req: Request) => ownersOfPost(ctx.db, { postId: String(req.params.id) })

  router.get('/desk', requireAct('post.read-drafts'), (_req, res) => redirectTo(res, '/desk/posts'))

  router.get('/desk/posts', requireAct('post.read-drafts'), async (req, res) => {
    const { status } = parse(deskQuery, req.query)
    await res.page('desk/index', deskListView(ctx.site, await listByStatus(ctx.db, { status })), {
      title: 'Desk',
      noindex: true,
      cache: false,
    })
  })

  router.get('/desk/posts/new', requireAct('post.write'), async (_req, res) => {
    await res.page('desk/form', deskFormView({ action: '/desk/posts' }), {
      title: 'A new post',
      noindex: true,
      cache: false,
    })
  })

  router.post('/desk/posts', requireAct('post.write'), async (req, res) => {
    const form = readForm(draftForm, req.body)
    if (!form.ok)
      return res.page('desk/form', deskFormView({ action: '/desk/posts', form }), { title: 'A new post', status: 422 })
    const post = await startDraft(ctx, { ...form.input, by: memberOf(req) })
    res.flash('yes', 'Saved as a draft. Nobody sees it yet.')
    redirectTo(res, `/desk/posts/${post.id}`)
  })

  router.get('/desk/posts/:id', requireAct('post.write', ownersOf), async (req, res) => {
    const post = await findPost(ctx.db, { postId: String(req.params.id) })
    await res.page('desk/form', deskFormView({ action: `/desk/posts/${post.id}`, post, form: formOf(post) }), {
      title: post.title,
      noindex: true,
      cache: false,
    })
  })

  router.post('/desk/posts/:id', requireAct('post.write', ownersOf), async (req, res) => {
    const post = await findPost(ctx.db, { postId: String(req.params.id) })
    const form = readForm(editForm, req.body)
    const action = `/desk/posts/${post.id}`
    if (!form.ok) return res.page('desk/form', deskFormView({ action, post, form }), { title: post.title, status: 422 })
    await savePost(ctx, { postId: post.id, ...form.input, by: memberOf(req) })
    res.flash('yes', post.status === 'published' ? 'Saved. Readers see it now.' : 'Saved.')
    redirectTo(res, action)
  })

  router.get('/desk/posts/:id/preview', requireAct('post.read-drafts', ownersOf), async (req, res) => {
    const post = await findPost(ctx.db, { postId: String(req.params.id) })
    const view = {
      title: post.title,
      excerpt: post.excerpt,
      html: safeHtml(post.html),
      editHref: `/desk/posts/${post.id}`,
    }
    await res.page('desk/preview', view, { title: `Preview: ${post.title}`, noindex: true, cache: false })
  })

  router.post('/desk/posts/:id/publication', requireAct('post.publish'), async (req, res) => {
    const { id: postId } = await findPost(ctx.db, { postId: String(req.params.id) })
    const post = await ctx.transact((tx) => publishPost(ctx, tx, { postId, by: memberOf(req).id }))
    res.flash('yes', post.changed ? 'Published.' : 'It was published already.')
    redirectTo(res, post.path)
  })

  router.post('/desk/posts/:id/publication/withdrawal', requireAct('post.publish'), async (req, res) => {
    const { id: postId } = await findPost(ctx.db, { postId: String(req.params.id) })
    const post = await ctx.transact((tx) => unpublishPost(ctx, tx, { postId, by: memberOf(req).id }))
    res.flash('plain', post.changed ? 'Taken back to draft.' : 'It was not published.')
    redirectTo(res, `/desk/posts/${postId}`)
  })
}
