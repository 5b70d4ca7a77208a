import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { RequestHandler } from 'express'
import { nextPath } from '../../http/next-path.ts'
import type { Sso } from '../sso-context.ts'

/** GET /auth/second-factor?next=: leads to account's page where a second factor is set up, and from there back to `next`. */
export function secondFactorRoute({ ctx: { config }, app }: Sso): RequestHandler {
  return (req, res) => {
    res.setHeader('Cache-Control', 'no-store')
    const next = publicUrl(config, app, nextPath(req.query.next))
    res.redirect(303, publicUrl(config, 'account', `/signing-in/second-factor?${new URLSearchParams({ next })}`))
  }
}
