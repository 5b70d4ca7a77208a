import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type BaseConfig, publicOrigins } from '@rose-ash/shared/config/base-config'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { isHttps } from '../http/cookies.ts'

export interface SecurityOptions {
  /** Origins besides our six to which a form of this app may lead, such as a payment page. */
  readonly formActions?: readonly string[]
}

/**
 * helmet's headers, worked out once, and a Content-Security-Policy that lets only our own files run. `form-action` lists
 * all six hosts: Chromium applies it to redirects after a form too, so 'self' alone would break sign-in.
 * `res.locals.nonce` is made when a view first reads it; a page that needs none is the same for everybody.
 */
export function securityHeaders(config: BaseConfig, options: SecurityOptions = {}): RequestHandler {
  const plain = plainHeaders(config, options)
  return (req, res, next) => {
    Object.defineProperty(res.locals, 'nonce', {
      configurable: true,
      get() {
        const nonce = randomBytes(16).toString('base64')
        Object.defineProperty(res.locals, 'nonce', { value: nonce })
        res.locals.nonceUsed = true
        res.setHeader('Content-Security-Policy', contentSecurityPolicy(config, options, ` 'nonce-${nonce}'`))
        return nonce
      },
    })
    plain(req, res, next)
  }
}

/** The same for answers that are no views of ours: a nonce is not to be had. */
export function plainHeaders(config: BaseConfig, options: SecurityOptions = {}): RequestHandler {
  const policy: [string, string] = ['Content-Security-Policy', contentSecurityPolicy(config, options, '')]
  const headers = [...helmetHeaders(config), policy]
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value)
    next()
  }
}

function contentSecurityPolicy(config: BaseConfig, { formActions = [] }: SecurityOptions, nonce: string): string {
  const ours = Object.values(publicOrigins(config)).join(' ')
  return [
    "default-src 'self'",
    `script-src 'self'${nonce}`,
    "style-src 'self'",
    `img-src 'self' data: ${ours}`,
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${[ours, ...formActions].join(' ')}`,
  ].join('; ')
}

/** Runs helmet against a response that only remembers, so that its upkeep is ours and its cost is paid once. */
function helmetHeaders(config: BaseConfig): [string, string][] {
  const headers = new Map<string, string>()
  const recorder = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: () => undefined,
  }
  const https = isHttps(config)
  const middleware = helmet({
    contentSecurityPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-site' },
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: https,
    xFrameOptions: { action: 'deny' },
  })
  middleware({} as IncomingMessage, recorder as unknown as ServerResponse, () => undefined)
  return [...headers, ['Permissions-Policy', 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()']]
}
