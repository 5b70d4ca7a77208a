import { listArchivePaths } from '@rose-ash/domains/blog/tags/list-archive-paths'
import { createApp as createServer } from '@rose-ash/server/app/create-app'
import { cartLines } from '@rose-ash/server/basket/cart-lines'
import { sitemap } from '@rose-ash/server/search-engines/sitemap'
import { registerSso } from '@rose-ash/server/sign-on/register-sso'
import { type Express, Router } from 'express'
import type { AppContext } from './context.ts'
import { editLinkFragment } from './http/fragments/edit-link.ts'
import { latestFragment } from './http/fragments/latest.ts'
import { navFragment } from './http/fragments/nav.ts'
import { workFragment } from './http/fragments/work.ts'
import { postObjects } from './http/objects/post-objects.ts'
import { archivePages } from './http/pages/archive.ts'
import { authorPages } from './http/pages/authors.ts'
import { deskPages } from './http/pages/desk.ts'
import { digestPages } from './http/pages/digests.ts'
import { feedPages } from './http/pages/feeds.ts'
import { frontPage } from './http/pages/front.ts'
import { postPages } from './http/pages/posts.ts'
import { redirectPages } from './http/pages/redirects.ts'
import { searchPages } from './http/pages/search.ts'
import { tagPages } from './http/pages/tags.ts'

/** Posts have the path `/<slug>/`, so they come after all pages with a fixed path. */
const PAGES = [
  frontPage,
  feedPages,
  sitemap(({ db }) => listArchivePaths(db)),
  tagPages,
  authorPages,
  archivePages,
  searchPages,
  deskPages,
  digestPages,
  postPages,
  redirectPages,
]

/** The blog service as an Express app. */
export function createApp(ctx: AppContext): Express {
  return createServer(ctx, {
    signOn: registerSso,
    objects: postObjects,
    longForms: /^\/desk\/posts(?:\/|$)/,
    routes: (app) => {
      const router = Router()
      for (const pages of [cartLines, ...PAGES]) pages(router, ctx)
      app.use(router)
    },
    fragments: {
      'blog.nav': navFragment,
      'blog.latest': latestFragment,
      'blog.work': workFragment,
      'blog.edit-link': editLinkFragment,
    },
  })
}
