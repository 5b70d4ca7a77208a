import { type ActorAddresses, actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import { AppError } from '@rose-ash/shared/errors/app-error'
import { GoneError, NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Router } from 'express'
import { ACTIVITY_TYPES } from './activity-json.ts'
import type { ActivityPubContext } from './activitypub-context.ts'

/** /.well-known/webfinger (RFC 7033) and its older host-meta, for the actors on this app's host. CORS allows any origin, as RFC 7033 requires. */
export function webFingerRoutes(router: Router, ctx: ActivityPubContext): void {
  router.get('/.well-known/webfinger', async (req, res) => {
    res.set('Access-Control-Allow-Origin', '*')
    const resource = String(req.query.resource ?? '')
    const handle = handleIn(ctx, resource)
    const actor = handle === undefined ? null : await ctx.services.federation.findActor(handle)
    if (!actor && handle !== undefined && (await ctx.services.federation.isGone(handle)))
      throw new GoneError(`${handle} is no longer here`)
    if (!actor) throw new NotFoundError(`no actor of this host is ${resource.slice(0, 200)}`)
    res.set('Cache-Control', 'public, max-age=3600').type('application/jrd+json')
    res.send(JSON.stringify(jrd(actorAddresses(ctx.config, ctx.app, actor.handle, actor.kind))))
  })

  router.get('/.well-known/host-meta', (_req, res) => {
    const template = `${publicOrigin(ctx.config, ctx.app)}/.well-known/webfinger?resource={uri}`
    res.type('application/xrd+xml')
    res.send(
      `<?xml version="1.0" encoding="UTF-8"?>\n<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0"><Link rel="lrdd" template="${template}"/></XRD>\n`,
    )
  })
}

/**
 * The handle in `acct:handle@this-host` or in the actor's own address; undefined for an actor of another host. Throws with 400 for what is
 * neither (RFC 7033 section 4.2).
 */
function handleIn({ config, app, site }: ActivityPubContext, resource: string): string | undefined {
  const origin = publicOrigin(config, app)
  const account = /^acct:@?([^@]+)@(.+)$/i.exec(resource)
  if (account?.[1] && account[2])
    return account[2].toLowerCase() === new URL(origin).host ? account[1].toLowerCase() : undefined
  if (/^acct:/i.test(resource) || !URL.canParse(resource))
    throw new AppError('bad_resource', 400, 'resource is needed: acct:name@host or an address')
  const url = new URL(resource)
  if (url.origin !== origin) return undefined
  return url.pathname === '/' ? site.coop.handle : /^\/actors\/([^/]+)\/?$/.exec(url.pathname)?.[1]
}

function jrd(at: ActorAddresses) {
  return {
    subject: `acct:${at.account}`,
    aliases: [at.id, at.profile],
    links: [
      { rel: 'self', type: ACTIVITY_TYPES.json, href: at.id },
      { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: at.profile },
    ],
  }
}
