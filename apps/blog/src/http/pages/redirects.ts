import { findRedirect } from '@rose-ash/domains/blog/redirects/find-redirect'
import { open } from '@rose-ash/server/guards/open'
import { elsewhere } from '@rose-ash/server/http/elsewhere'
import type { Request, Router } from 'express'
import type { AppContext } from '../../context.ts'

const SIZED_UPLOAD = /^\/content\/images\/size\/w\d+(?:h\d+)?\/(?:format\/\w+\/)?/

/** Redirects of old addresses; the last route before "not found". */
export function redirectPages(router: Router, ctx: AppContext): void {
  router.get('/*path', open(), async (req, res, next) => {
    const found = await findRedirect(ctx.db, { path: req.path.replace(SIZED_UPLOAD, '/content/images/') })
    // Browsers read a path `//host` as another host.
    if (!found || /^[\\/]{2}/.test(found.to) || isHere(req, found.to)) return next()
    res.set('Cache-Control', found.permanent ? 'public, max-age=3600' : 'no-cache')
    res.redirect(found.permanent ? 301 : 302, found.to)
  })
}

/** Whether a redirect, of an old import perhaps, leads where the request came from. */
function isHere(req: Request, to: string): boolean {
  try {
    return to.startsWith('/') && elsewhere(req, to.replace(/[?#].*$/, '')) === undefined
  } catch {
    return false
  }
}
