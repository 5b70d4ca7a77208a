import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'

/** Where a request is answered: by an app, or by the gateway itself. */
export type Route =
  | { readonly kind: 'upstream'; readonly name: string; readonly url: string }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'styleguide'; readonly app: AppName }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'unknown-host' }

export interface RouteTable {
  readonly domain: string
  /** The address to which the bare domain redirects. */
  readonly home: string
  /** `blog` → `http://127.0.0.1:21001`. */
  readonly upstreams: Readonly<Record<string, string>>
  /** Hides the health checks, as in production. */
  readonly hideHealth: boolean
  /** Serves the styleguide on every app's host, in development. */
  readonly styleguide?: { readonly publicUrl: string; readonly configFile?: string | undefined }
}

const HIDDEN = /^\/(internal|metrics)(\/|$)/
const STYLEGUIDE = /^\/styleguide(\/|$)/
const HEALTH = /^\/(healthz|readyz)(\/|$)/

/** Chooses the route by Host header; internal paths are answered with 404, as in production. */
export function routeRequest(table: RouteTable, { host, path }: { host: string | undefined; path: string }): Route {
  const name = hostname(host)
  if (name === table.domain) return { kind: 'redirect', to: table.home }
  const label = name.endsWith(`.${table.domain}`) ? name.slice(0, -table.domain.length - 1) : ''
  const url = Object.hasOwn(table.upstreams, label) ? table.upstreams[label] : undefined
  if (!url) return { kind: 'unknown-host' }
  const plain = plainPath(path)
  if (HIDDEN.test(plain) || (table.hideHealth && HEALTH.test(plain))) return { kind: 'hidden' }
  const app = table.styleguide && STYLEGUIDE.test(plain) && APP_NAMES.find((appName) => appName === label)
  return app ? { kind: 'styleguide', app } : { kind: 'upstream', name: label, url }
}

function hostname(host: string | undefined): string {
  return (host ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
}

/** The path as a lenient router may read it: decoded, dots resolved, single slashes, lower case. */
function plainPath(path: string): string {
  const decoded = decode(decode(path.split('?')[0] as string)).replaceAll('\\', '/')
  const segments: string[] = []
  for (const segment of decoded.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return `/${segments.join('/')}`.toLowerCase()
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
