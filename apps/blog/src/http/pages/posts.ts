import { readPost } from '@rose-ash/domains/blog/posts/reading/read-post'
import { readingFor } from '@rose-ash/domains/blog/posts/reading/reading-for'
import { open } from '@rose-ash/server/guards/open'
import { elsewhere } from '@rose-ash/server/http/elsewhere'
import { POSTS, postKey } from '@rose-ash/shared/freshness/keys'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { shelfFor } from '../../services/posts/shelf-for.ts'
import { postMeta } from '../../views/posts/show.meta.ts'
import { postView } from '../../views/posts/show.view.ts'

/** `/<slug>/`: a post or a page, as HTML or as ActivityStreams. */
export function postPages(router: Router, ctx: AppContext): void {
  router.get('/:slug', open(), async (req, res, next) => {
    const { slug } = req.params
    if (slug.includes('.')) return next()
    const found = await readPost(ctx, ctx.sql, { slug })
    if (!found) return next()
    const there = elsewhere(req, found.post.path)
    if (there) return res.redirect(301, there)
    const isPost = found.post.kind === 'post'
    const reading = readingFor(found, req.reader)
    const isSignedIn = reading.access !== 'open' && req.reader.isMember
    await res.page(isPost ? 'posts/show' : 'posts/page', postView(ctx.site, found, { ...reading, isSignedIn }), {
      ...postMeta(ctx, found.post),
      reads: [POSTS, postKey(found.post.id)],
      fragments: {
        ...(isPost && {
          whatsOn: { type: 'events.upcoming', params: { limit: 3 } },
          shelf: { type: 'market.listing', params: { limit: 4, ...shelfFor(ctx.site, found.post) } },
        }),
        ...(req.reader.isMember && { editLink: { type: 'blog.edit-link', params: { post: found.post.id } } }),
      },
    })
  })
}
