import type { RequestHandler } from 'express'
import type { ServerContext } from '../context/server-context.ts'

/** `/site.webmanifest`: the name and the icon under which a phone keeps a page on its home screen (W3C Web Application Manifest). */
export function webManifest({ assets, site }: Pick<ServerContext, 'assets' | 'site'>): RequestHandler {
  const manifest = JSON.stringify({
    name: site.coop.name,
    short_name: site.coop.shortName,
    lang: site.language,
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#f7f3ee',
    theme_color: '#f7f3ee',
    icons: [{ src: assets.url('images/touch-icon.png'), sizes: '180x180', type: 'image/png' }],
  })
  return (_req, res) => {
    res.set('Cache-Control', 'public, max-age=3600').type('application/manifest+json').send(manifest)
  }
}
