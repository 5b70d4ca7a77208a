import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type BaseConfig, publicOrigins } from '@rose-ash/shared/config/base-config'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { isHttps } from '../http/cookies.ts'

export interface SecurityOptions {
  /** Further origins, beside our six, to which forms of this app may redirect, such as a payment page. */
  readonly formActions?: readonly string[]
}

/**
 * helmet's headers, computed once, and a Content-Security-Policy that allows only our own scripts and styles. `form-action` lists all
 * six hosts: Chromium also applies it to redirects after a form, so 'self' alone would break sign-in. `res.locals.nonce` is made when
 * a view first reads it, so that a page without it can be shared.
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
        allowSource(res, 'script-src', `'nonce-${nonce}'`)
        return nonce
      },
    })
    plain(req, res, next)
  }
}

/** The same headers for answers without our views: no nonce is available. */
export function plainHeaders(config: BaseConfig, options: SecurityOptions = {}): RequestHandler {
  const policy: [string, string] = ['Content-Security-Policy', contentSecurityPolicy(config, options)]
  const headers = [...helmetHeaders(config), policy]
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value)
    next()
  }
}

/**
 * Lets the forms of this answer lead to an address of another party, also by redirects. A native application's address has a scheme
 * but no origin (`org.example.app:/callback`), and a policy cannot name an IPv6 host: these are allowed by their scheme.
 */
export function allowFormsTo(res: ServerResponse, address: string): void {
  const { origin, protocol, hostname } = new URL(address)
  allowSource(res, 'form-action', origin === 'null' || hostname.startsWith('[') ? protocol : origin)
}

function allowSource(res: ServerResponse, directive: string, source: string): void {
  const policy = String(res.getHeader('Content-Security-Policy') ?? '')
  res.setHeader(
    'Content-Security-Policy',
    policy.replace(new RegExp(`${directive} [^;]*`), (found) => `${found} ${source}`),
  )
}

function contentSecurityPolicy(config: BaseConfig, { formActions = [] }: SecurityOptions): string {
  const ours = Object.values(publicOrigins(config)).join(' ')
  return [
    "default-src 'self'",
    "script-src 'self'",
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

/** Runs helmet once on a fake response that records the headers, so that requests do not pay for it. */
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
