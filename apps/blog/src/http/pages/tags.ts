import { listPublished } from '@rose-ash/domains/blog/posts/reading/list-published'
import { tagPage } from '@rose-ash/domains/blog/tags/tag-page'
import { open } from '@rose-ash/server/guards/open'
import { elsewhere } from '@rose-ash/server/http/elsewhere'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { POSTS } from '@rose-ash/shared/freshness/keys'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { FEED_LINKS } from '../../views/feed-links.ts'
import { listHref, listView } from '../../views/list.view.ts'
import { TITLES } from '../../views/page-titles.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'
import { pageNumber } from './page-number.ts'
import { withSlash } from './with-slash.ts'

export function tagPages(router: Router, ctx: AppContext): void {
  router.get(['/tag/:slug', '/tag/:slug/page/:page'], open(), withSlash, async (req, res) => {
    const { slug, page } = req.params as { slug: string; page?: string }
    const tag = await tagPage(ctx, ctx.db, { slug })
    if (!tag) throw new NotFoundError(`no tag ${slug}`)
    const there = page === undefined && elsewhere(req, tag.path)
    if (there) return res.redirect(301, there)
    const posts = await listPublished(ctx, ctx.db, { tag: slug, page: pageNumber(page) })
    if (posts.page > posts.pageCount) return redirectTo(res, listHref(tag.path, posts.pageCount))
    await res.page(
      'tags/show',
      { title: tag.name, text: tag.description, ...listView(ctx.site, posts, tag.path) },
      {
        title: tag.metaTitle ?? tag.name,
        description: tag.metaDescription ?? tag.description ?? PAGE_WORDS.storiesAbout(tag.name),
        canonical: publicUrl(ctx.config, 'blog', tag.path),
        ...(tag.image && { image: tag.image.url, imageAlt: tag.image.alt }),
        feeds: [
          { title: TITLES.feedOf(tag.name), href: `${tag.path}rss.xml`, type: 'application/rss+xml' },
          ...FEED_LINKS,
        ],
        reads: [POSTS],
      },
    )
  })
}
