import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { Router } from 'express'
import type { ActivityPubContext } from './activitypub-context.ts'

const SCHEMA = 'http://nodeinfo.diaspora.software/ns/schema/'

/** /.well-known/nodeinfo and NodeInfo 2.0 and 2.1: the software of this host and its usage numbers. */
export function nodeInfoRoutes(router: Router, ctx: ActivityPubContext): void {
  router.get('/.well-known/nodeinfo', (_req, res) => {
    const origin = publicOrigin(ctx.config, ctx.app)
    res.set('Access-Control-Allow-Origin', '*')
    res.json({
      links: ['2.0', '2.1'].map((version) => ({ rel: `${SCHEMA}${version}`, href: `${origin}/nodeinfo/${version}` })),
    })
  })

  router.get('/nodeinfo/:version', async (req, res, next) => {
    const { version } = req.params
    if (version !== '2.0' && version !== '2.1') return next()
    const total = await ctx.services.federation.countPublications(ctx.app)
    res.set('Access-Control-Allow-Origin', '*')
    res.type(`application/json; profile="${SCHEMA}${version}#"`).set('Cache-Control', 'public, max-age=1800')
    res.send(JSON.stringify(nodeInfo(version, ctx, total)))
  })
}

function nodeInfo(version: '2.0' | '2.1', { site, app }: ActivityPubContext, localPosts: number) {
  return {
    version,
    software: { name: 'rose-ash', version: '0.1.0' },
    protocols: ['activitypub'],
    services: { inbound: [], outbound: app === 'blog' ? ['atom1.0', 'rss2.0'] : [] },
    openRegistrations: true,
    usage: { users: {}, localPosts },
    metadata: { nodeName: site.coop.name, nodeDescription: site.coop.description },
  }
}
