import { authorPage } from '@rose-ash/domains/blog/authors/author-page'
import { tagPage } from '@rose-ash/domains/blog/tags/tag-page'
import { open } from '@rose-ash/server/guards/open'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Request, Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { type Feed, type FeedQuery, readFeed } from '../../services/feeds/read-feed.ts'
import { atom } from '../feeds/atom.ts'
import { jsonFeed } from '../feeds/json-feed.ts'
import { rss } from '../feeds/rss.ts'

const FORMS: Readonly<Record<string, { readonly type: string; readonly write: (feed: Feed) => string }>> = {
  'rss.xml': { type: 'application/rss+xml; charset=utf-8', write: rss },
  'atom.xml': { type: 'application/atom+xml; charset=utf-8', write: atom },
  'feed.json': { type: 'application/feed+json; charset=utf-8', write: jsonFeed },
}

/** Feeds of all posts, of a tag and of an author, in three formats, with ETag and 304. */
export function feedPages(router: Router, ctx: AppContext): void {
  const { coop } = ctx.site
  for (const name of Object.keys(FORMS)) {
    router.get(`/${name}`, open(), (req, res) =>
      send(ctx, req, res, name, {
        title: coop.name,
        description: coop.description,
        homePath: '/',
        selfPath: `/${name}`,
      }),
    )
    router.get(`/tag/:slug/${name}`, open(), async (req, res) => {
      const tag = await tagPage(ctx, ctx.db, { slug: req.params.slug })
      if (!tag) throw new NotFoundError(`no tag ${req.params.slug}`)
      const description = tag.description ?? coop.description
      const query = {
        tag: tag.slug,
        title: `${tag.name} · ${coop.name}`,
        description,
        homePath: tag.path,
        selfPath: `${tag.path}${name}`,
      }
      await send(ctx, req, res, name, query)
    })
    router.get(`/author/:slug/${name}`, open(), async (req, res) => {
      const author = await authorPage(ctx, ctx.db, { slug: req.params.slug })
      if (!author) throw new NotFoundError(`no author ${req.params.slug}`)
      const description = author.bio ?? coop.description
      const query = {
        author: author.slug,
        title: `${author.name} · ${coop.name}`,
        description,
        homePath: author.path,
        selfPath: `${author.path}${name}`,
      }
      await send(ctx, req, res, name, query)
    })
  }
  // Ghost's addresses.
  router.get('/rss', open(), (_req, res) => res.redirect(301, '/rss.xml'))
  router.get(['/tag/:slug/rss', '/author/:slug/rss'], open(), (req, res) =>
    res.redirect(301, `${req.path.replace(/\/?$/, '')}.xml`),
  )
}

/** Sends a feed; Express adds the ETag and answers 304 when it matches. */
async function send(ctx: AppContext, _req: Request, res: Response, name: string, query: FeedQuery): Promise<void> {
  const form = FORMS[name]
  if (!form) throw new NotFoundError(`no feed ${name}`)
  const feed = await readFeed(ctx, query)
  res.set('Content-Type', form.type).set('Cache-Control', 'public, max-age=60, stale-while-revalidate=600')
  res.set('Last-Modified', feed.updatedAt.toUTCString()).set('Access-Control-Allow-Origin', '*')
  res.send(form.write(feed))
}
