import { authorPage } from '@rose-ash/domains/blog/authors/author-page'
import { listPublished } from '@rose-ash/domains/blog/posts/reading/list-published'
import { open } from '@rose-ash/server/guards/open'
import { elsewhere } from '@rose-ash/server/http/elsewhere'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { POSTS } from '@rose-ash/shared/freshness/keys'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { authorView } from '../../views/authors/show.view.ts'
import { FEED_LINKS } from '../../views/feed-links.ts'
import { listHref } from '../../views/list.view.ts'
import { TITLES } from '../../views/page-titles.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'
import { pageNumber } from './page-number.ts'
import { withSlash } from './with-slash.ts'

export function authorPages(router: Router, ctx: AppContext): void {
  router.get(['/author/:slug', '/author/:slug/page/:page'], open(), withSlash, async (req, res) => {
    const { slug, page } = req.params as { slug: string; page?: string }
    const author = await authorPage(ctx, ctx.db, { slug })
    if (!author) throw new NotFoundError(`no author ${slug}`)
    const there = page === undefined && elsewhere(req, author.path)
    if (there) return res.redirect(301, there)
    const posts = await listPublished(ctx, ctx.db, { author: slug, page: pageNumber(page) })
    if (posts.page > posts.pageCount) return redirectTo(res, listHref(author.path, posts.pageCount))
    await res.page('authors/show', authorView(ctx.site, author, posts), {
      title: author.name,
      description: author.bio ?? PAGE_WORDS.storiesBy(author.name),
      canonical: publicUrl(ctx.config, 'blog', author.path),
      ogType: 'profile',
      ...(author.portrait && { image: author.portrait.url, imageAlt: author.name }),
      feeds: [
        { title: TITLES.feedOf(author.name), href: `${author.path}rss.xml`, type: 'application/rss+xml' },
        ...FEED_LINKS,
      ],
      reads: [POSTS],
    })
  })
}
