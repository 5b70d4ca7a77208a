import { open } from '@rose-ash/server/guards/open'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { POSTS, SETTINGS } from '@rose-ash/shared/freshness/keys'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { showFrontPage } from '../../services/front/show-front-page.ts'
import { FEED_LINKS } from '../../views/feed-links.ts'
import { frontView } from '../../views/front/show.view.ts'

export function frontPage(router: Router, ctx: AppContext): void {
  router.get('/', open(), async (_req, res) => {
    const { coop } = ctx.site
    await res.page('front/show', frontView(ctx.site, await showFrontPage(ctx)), {
      title: coop.name,
      description: coop.description,
      canonical: publicUrl(ctx.config, 'blog', '/'),
      feeds: FEED_LINKS,
      width: 'wide',
      reads: [POSTS, SETTINGS],
      jsonLd: {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: coop.name,
        description: coop.description,
        url: publicUrl(ctx.config, 'blog', '/'),
        potentialAction: {
          '@type': 'SearchAction',
          target: `${publicUrl(ctx.config, 'blog', '/search')}?q={search_term_string}`,
          'query-input': 'required name=search_term_string',
        },
      },
      fragments: {
        whatsOn: { type: 'events.upcoming', params: { limit: 5 } },
        shelf: { type: 'market.listing', params: { limit: 6 } },
      },
    })
  })
}
