import { findPost } from '@rose-ash/domains/blog/posts/editing/find-post'
import { ownersOfPost } from '@rose-ash/domains/blog/posts/editing/owners-of-post'
import { POST_STATUSES } from '@rose-ash/domains/blog/posts/post-kinds'
import { publishPost } from '@rose-ash/domains/blog/posts/publication/publish-post'
import { unpublishPost } from '@rose-ash/domains/blog/posts/publication/unpublish-post'
import { listByStatus } from '@rose-ash/domains/blog/posts/reading/list-by-status'
import { takeTheirs } from '@rose-ash/server/forms/take-theirs'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse, readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { refusalOf } from '@rose-ash/server/http/refusal-of'
import { safeHtml } from '@rose-ash/shared/html/safe-html'
import type { Request, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { draftForm, editForm } from '../../services/desk/post-form.ts'
import { savePost, startDraft } from '../../services/desk/save-post.ts'
import { deskFormView, savedValues } from '../../views/desk/form.view.ts'
import { deskListView } from '../../views/desk/index.view.ts'
import { DRAFT_WORDS, EDIT_WORDS, POST_REFUSALS } from '../../views/desk/post-refusals.ts'
import { NOTICES } from '../../views/notice-words.ts'
import { TITLES } from '../../views/page-titles.ts'

const deskQuery = z.object({ status: z.enum(POST_STATUSES).catch('draft').default('draft') })

/** The editors' desk. */
export function deskPages(router: Router, ctx: AppContext): void {
  const ownersOf = (req: Request) => ownersOfPost(ctx.db, { postId: String(req.params.id) })

  router.get('/desk', requireAct('post.read-drafts'), (_req, res) => redirectTo(res, '/desk/posts'))

  router.get('/desk/posts', requireAct('post.read-drafts'), async (req, res) => {
    const { status } = parse(deskQuery, req.query)
    await res.page('desk/index', deskListView(ctx.site, await listByStatus(ctx.db, { status })), {
      title: TITLES.desk,
      noindex: true,
    })
  })

  router.get('/desk/posts/new', requireAct('post.write'), async (_req, res) => {
    await res.page('desk/form', deskFormView({ action: '/desk/posts' }), {
      title: TITLES.aNewPost,
      noindex: true,
    })
  })

  router.post('/desk/posts', requireAct('post.write'), async (req, res) => {
    const form = readForm(draftForm, req.body, DRAFT_WORDS)
    if (!form.ok)
      return res.page('desk/form', deskFormView({ action: '/desk/posts', ...form }), {
        title: TITLES.aNewPost,
        status: 422,
      })
    const post = await startDraft(ctx, { ...form.input, by: memberOf(req) })
    res.flash('yes', NOTICES.draftSaved)
    redirectTo(res, `/desk/posts/${post.id}`)
  })

  router.get('/desk/posts/:id', requireAct('post.write', ownersOf), async (req, res) => {
    const post = await findPost(ctx.db, { postId: String(req.params.id) })
    await res.page('desk/form', deskFormView({ action: `/desk/posts/${post.id}`, post }), {
      title: post.title,
      noindex: true,
    })
  })

  router.post('/desk/posts/:id', requireAct('post.write', ownersOf), async (req, res) => {
    const post = await findPost(ctx.db, { postId: String(req.params.id) })
    const action = `/desk/posts/${post.id}`
    const values = req.body
    const form = readForm(editForm, takeTheirs(values, savedValues(post)), EDIT_WORDS)
    if (!form.ok) {
      const view = deskFormView({ action, post, values, errors: form.errors })
      return res.page('desk/form', view, { title: post.title, status: 422 })
    }
    try {
      await savePost(ctx, { postId: post.id, ...form.input, by: memberOf(req) })
    } catch (error) {
      const errors = { version: refusalOf(POST_REFUSALS, error) }
      const now = await findPost(ctx.db, { postId: post.id })
      const view = deskFormView({ action, post: now, values, errors })
      return res.page('desk/form', view, { title: now.title, status: 409 })
    }
    res.flash('yes', post.status === 'published' ? NOTICES.savedForReaders : NOTICES.saved)
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
    await res.page('desk/preview', view, { title: TITLES.previewOf(post.title), noindex: true })
  })

  router.post('/desk/posts/:id/publication', requireAct('post.publish'), async (req, res) => {
    const { id: postId } = await findPost(ctx.db, { postId: String(req.params.id) })
    const post = await ctx.transact((tx) => publishPost(ctx, tx, { postId, by: memberOf(req).id }))
    res.flash('yes', post.changed ? NOTICES.published : NOTICES.alreadyPublished)
    redirectTo(res, post.path)
  })

  router.post('/desk/posts/:id/publication/withdrawal', requireAct('post.publish'), async (req, res) => {
    const { id: postId } = await findPost(ctx.db, { postId: String(req.params.id) })
    const post = await ctx.transact((tx) => unpublishPost(ctx, tx, { postId, by: memberOf(req).id }))
    res.flash('plain', post.changed ? NOTICES.takenBack : NOTICES.notPublished)
    redirectTo(res, `/desk/posts/${postId}`)
  })
}
