import type { AppName } from '@rose-ash/shared/config/app-name'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { Router } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import { open } from '../guards/open.ts'
import { xml } from './xml.ts'

/**
 * `/sitemap.xml` and `/robots.txt` of an app: its front page, its public things, and further pages by their paths. Of more than 40,000
 * things the longest unchanged are left out.
 */
export function sitemap<Context extends ServerContext>(furtherPaths: (ctx: Context) => Promise<readonly string[]>) {
  return (router: Router, ctx: Context): void => {
    const app = ctx.app as AppName
    router.get('/sitemap.xml', open(), async (_req, res) => {
      const things = await ctx.services.federation.publicAddresses(app)
      const further = (await furtherPaths(ctx)).map((path) => address(publicUrl(ctx.config, app, path)))
      const urls = [
        address(publicUrl(ctx.config, app, '/'), things[0]?.changedAt),
        ...things.map(({ url, changedAt }) => address(url, changedAt)),
        ...further,
      ]
      res.set('Content-Type', 'application/xml; charset=utf-8').set('Cache-Control', 'public, max-age=300')
      res.send(
        `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
      )
    })
    router.get('/robots.txt', open(), (_req, res) => {
      res.type('text/plain').set('Cache-Control', 'public, max-age=3600')
      res.send(
        `User-agent: *\nDisallow: /desk\nDisallow: /search\nDisallow: /auth/\n\nSitemap: ${publicUrl(ctx.config, app, '/sitemap.xml')}\n`,
      )
    })
  }
}

const address = (url: string, changedAt?: Date) =>
  `<url><loc>${xml(url)}</loc>${changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''}</url>`
