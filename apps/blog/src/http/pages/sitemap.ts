import { listAddresses } from '@rose-ash/domains/blog/posts/reading/list-addresses'
import { open } from '@rose-ash/server/guards/open'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { xml } from '../feeds/xml.ts'

export function sitemapPages(router: Router, ctx: AppContext): void {
  router.get('/sitemap.xml', open(), async (_req, res) => {
    const urls = (await listAddresses(ctx.db)).map(
      ({ path, changedAt }) =>
        `<url><loc>${xml(publicUrl(ctx.config, 'blog', path))}</loc>${changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''}</url>`,
    )
    res.set('Content-Type', 'application/xml; charset=utf-8').set('Cache-Control', 'public, max-age=300')
    res.send(
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
    )
  })
  router.get('/robots.txt', open(), (_req, res) => {
    res.type('text/plain').set('Cache-Control', 'public, max-age=3600')
    res.send(
      `User-agent: *\nDisallow: /desk\nDisallow: /search\nDisallow: /auth/\n\nSitemap: ${publicUrl(ctx.config, 'blog', '/sitemap.xml')}\n`,
    )
  })
}
