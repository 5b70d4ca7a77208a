import { type ActorAddresses, actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
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
    const asked = askedFor(ctx, resource)
    const actor = asked && (await ctx.services.federation.findActor(asked.handle))
    if (!actor && asked && (await ctx.services.federation.isGone(asked.handle)))
      throw new GoneError(`${asked.handle} is no longer here`)
    if (!actor) throw new NotFoundError(`no actor of this host is ${resource.slice(0, 200)}`)
    const app = actor.kind === 'member' ? 'federation' : asked.app
    res.set('Cache-Control', 'public, max-age=3600').type('application/jrd+json')
    res.send(JSON.stringify(jrd(actorAddresses(ctx.config, app, actor.handle, actor.kind))))
  })

  router.get('/.well-known/host-meta', (_req, res) => {
    const template = `${publicOrigin(ctx.config, ctx.app)}/.well-known/webfinger?resource={uri}`
    res.set('Access-Control-Allow-Origin', '*').type('application/xrd+xml')
    res.send(
      `<?xml version="1.0" encoding="UTF-8"?>\n<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0"><Link rel="lrdd" template="${template}"/></XRD>\n`,
    )
  })
}

interface Asked {
  readonly handle: string
  /** The app on whose host it was looked for; federation for the bare domain. */
  readonly app: AppName
}

/**
 * The handle in `acct:handle@host` or in an actor's own address, on any of our hosts; undefined for another host. Throws with 400 for what
 * is neither (RFC 7033 section 4.2).
 */
function askedFor({ config, site }: ActivityPubContext, resource: string): Asked | undefined {
  const account = /^acct:@?([^@]+)@(.+)$/i.exec(resource)
  if (account?.[1] && account[2]) {
    const app = appOfHost(config, account[2])
    return app && { app, handle: account[1].toLowerCase() }
  }
  if (/^acct:/i.test(resource) || !URL.canParse(resource))
    throw new AppError('bad_resource', 400, 'resource is needed: acct:name@host or an address')
  const url = new URL(resource)
  const app = appOfHost(config, url.host)
  const handle = url.pathname === '/' ? site.coop.handle : /^\/(?:actors\/|@)([^/]+)\/?$/.exec(url.pathname)?.[1]
  return app && handle ? { app, handle: handle.toLowerCase() } : undefined
}

/** The app of a host of ours, in Unicode or Punycode; the bare domain stands for federation. */
function appOfHost(config: ActivityPubContext['config'], host: string): AppName | undefined {
  const asked = /[/?#@\\]/.test(host) ? undefined : URL.parse(`http://${host}`)?.host
  if (!asked) return undefined
  const hostOf = (app: AppName) => new URL(publicOrigin(config, app)).host
  if (hostOf('federation') === `federation.${asked}`) return 'federation'
  return APP_NAMES.find((app) => hostOf(app) === asked)
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
