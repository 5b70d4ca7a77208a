import { readPost } from '@rose-ash/domains/blog/posts/read-post'
import { negotiateActivity } from '@rose-ash/server/activitypub/negotiate-activity'
import { open } from '@rose-ash/server/guards/open'
import type { Reader } from '@rose-ash/server/visitor/reader'
import { POSTS, postKey } from '@rose-ash/shared/freshness/keys'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { postDocument } from '../../services/posts/post-document.ts'
import { shelfFor } from '../../services/posts/shelf-for.ts'
import { postMeta } from '../../views/posts/show.meta.ts'
import { postView } from '../../views/posts/show.view.ts'

/** `/<slug>/`: a post or a page, as HTML or as ActivityStreams. */
export function postPages(router: Router, ctx: AppContext): void {
  router.get('/:slug', open(), async (req, res, next) => {
    const { slug } = req.params
    if (slug.includes('.')) return next()
    const found = await readAs(ctx, req.reader, slug)
    if (!found) return next()
    if (await negotiateActivity(req, res, () => postDocument(ctx, found.post))) return
    if (req.path !== found.post.path) return res.redirect(301, found.post.path)
    const isPost = found.post.kind === 'post'
    await res.page(isPost ? 'posts/show' : 'posts/page', postView(ctx.site, found), {
      ...postMeta(ctx, found.post),
      reads: [POSTS, postKey(found.post.id)],
      fragments: isPost
        ? {
            whatsOn: { type: 'events.upcoming', params: { limit: 3 } },
            shelf: { type: 'market.listing', params: { limit: 4, ...shelfFor(ctx.site, found.post) } },
          }
        : {},
    })
  })
}

/** The reader is asked about only where the post is not for everybody, so that a public post is one page for all. */
async function readAs(ctx: AppContext, reader: Reader, slug: string) {
  const found = await readPost(ctx, ctx.db, { slug })
  if (!found || found.access === 'open' || !reader.isMember) return found
  return readPost(ctx, ctx.db, { slug, reader: { roles: reader.roles } })
}
