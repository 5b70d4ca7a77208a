import { ForbiddenError, NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { FRAGMENTS, type FragmentType, isFragmentType } from '@rose-ash/shared/fragments/catalogue'
import { CART_HEADER, decodeMember, MEMBER_HEADER, STANDING_HEADER } from '@rose-ash/shared/fragments/fragment-headers'
import type { Audience, FragmentCall, FragmentHandlers } from '@rose-ash/shared/fragments/fragment-request'
import { INTERNAL_HEADER, verifyInternal } from '@rose-ash/shared/secrets/internal-signature'
import type { Express, Request } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import { parse } from '../http/parse.ts'

/**
 * Serves an app's fragments: to its own pages in process, to other apps at /internal/fragments/<type>. That route answers 404 on the
 * public host and refuses requests without a valid internal signature. The signature also covers the headers that describe the reader.
 */
export function registerFragments<Context extends Pick<ServerContext, 'app' | 'config' | 'fragments'>>(
  app: Express,
  ctx: Context,
  handlers: FragmentHandlers<Context>,
): void {
  const serving = new Map<FragmentType, (call: FragmentCall) => Promise<string>>()
  for (const [type, handler] of Object.entries(handlers)) {
    if (!isFragmentType(type) || FRAGMENTS[type].owner !== ctx.app)
      throw new Error(`${ctx.app} does not own the fragment ${type}`)
    const serve = async (call: FragmentCall) =>
      String(await (handler as (ctx: Context, call: FragmentCall) => unknown)(ctx, call))
    serving.set(type, serve)
    ctx.fragments.serveHere(type, serve)
  }

  app.get('/internal/fragments/:type', async (req, res) => {
    if (req.hostKind !== 'internal') throw new NotFoundError('fragments are not public')
    if (!isSigned(req, ctx.config.INTERNAL_SECRET)) throw new ForbiddenError('fragment asked for without our signature')
    const { type } = req.params
    const serve = isFragmentType(type) ? serving.get(type) : undefined
    if (!isFragmentType(type) || !serve) throw new NotFoundError(`no fragment ${type} here`)
    const params = parse(FRAGMENTS[type].params, req.query)
    const html = await serve({ params, requestId: req.id, ...signedAudience(req) })
    res.set('Cache-Control', 'private, no-store').type('html').send(html)
  })
}

function isSigned(req: Request, secret: string): boolean {
  const standing = req.get(STANDING_HEADER)
  const claims = [req.get(MEMBER_HEADER), req.get(CART_HEADER), ...(standing ? [standing] : [])]
  return verifyInternal(secret, { method: req.method, path: req.originalUrl, claims }, req.get(INTERNAL_HEADER))
}

/** The reader whom the asking app names in its signed headers. */
function signedAudience(req: Request): Audience {
  const member = req.get(MEMBER_HEADER)
  return {
    member: member ? decodeMember(member) : undefined,
    cartHash: req.get(CART_HEADER),
    standing: req.get(STANDING_HEADER) === 'member' ? 'member' : 'visitor',
  }
}
