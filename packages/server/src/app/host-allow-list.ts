import type { AppName } from '@rose-ash/shared/config/app-name'
import { type BaseConfig, internalUrl, publicOrigin } from '@rose-ash/shared/config/base-config'
import type { Request, RequestHandler } from 'express'

/**
 * Accepts only the app's own public host and its internal name, and sets `req.hostKind` accordingly. X-Forwarded-Host of the gateway
 * counts as the host. Any other host is answered with 421, so that an attacker's Host header never reaches an address in a page, a
 * mail or a token.
 */
export function hostAllowList(app: AppName, config: BaseConfig): RequestHandler {
  const classify = hostClassifier(app, config)
  return (req, res, next) => {
    const hostKind = classify(req)
    if (hostKind) {
      req.hostKind = hostKind
      return next()
    }
    res
      .status(421)
      .type('text/plain')
      .send(`This address is not served here. ${app} lives at ${publicOrigin(config, app)}\n`)
  }
}

export function hostClassifier(app: AppName, config: BaseConfig): (req: Request) => Request['hostKind'] | undefined {
  const publicHost = new URL(publicOrigin(config, app)).host
  const internalHosts = new Set([new URL(internalUrl(config, app)).hostname, app])
  return (req) => {
    const host = (firstOf(req.headers['x-forwarded-host']) ?? req.headers.host ?? '').toLowerCase()
    if (host === publicHost) return 'public'
    return internalHosts.has(host.replace(/:\d+$/, '')) ? 'internal' : undefined
  }
}

function firstOf(header: string | string[] | undefined): string | undefined {
  const value = Array.isArray(header) ? header[0] : header
  return value?.split(',')[0]?.trim()
}
