import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { ClientAddressFault, ClientKind, ClientSettings } from '@rose-ash/shared/protocols/clients'
import type { ServiceDeps } from '../../deps/service-deps.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const LEADS_NOWHERE = /^(?:javascript|vbscript|data|blob|file|about):$/

/**
 * Checks every address of an application, once for people and for dynamic registration: https, without fragment, wildcard or
 * credentials. A program on a person's own device may use loopback at any port (RFC 8252, 7.3) and a scheme of its own with a dot (7.1);
 * a house without https lets pages at loopback in too, for those who write one. Throws ValidationError with `{ field: fault }`.
 */
export function checkClientAddresses(
  { config }: Pick<ServiceDeps, 'config'>,
  kind: ClientKind,
  settings: ClientSettings,
): void {
  const isHttpsHouse = config.ROSE_PUBLIC_URL.startsWith('https:')
  const fault = (address: string) => faultOf(address, { kind, isHttpsHouse })
  const firstOf = (addresses: readonly string[]) => addresses.map(fault).find((found) => found !== undefined)
  const { redirectUris, postLogoutRedirectUris, backchannelLogoutUri, uri } = settings
  const faults: Record<string, ClientAddressFault | undefined> = {
    redirectUris: kind === 'device' ? undefined : redirectUris.length === 0 ? 'missing' : firstOf(redirectUris),
    postLogoutRedirectUris: firstOf(postLogoutRedirectUris),
    backchannelLogoutUri: backchannelLogoutUri ? serverFault(backchannelLogoutUri, isHttpsHouse) : undefined,
    uri: uri ? serverFault(uri, isHttpsHouse) : undefined,
  }
  const found = Object.entries(faults).filter(([, code]) => code !== undefined)
  if (found.length > 0)
    throw new ValidationError('an address of the application does not fit', { details: Object.fromEntries(found) })
}

interface House {
  readonly kind: ClientKind
  readonly isHttpsHouse: boolean
}

function faultOf(address: string, { kind, isHttpsHouse }: House): ClientAddressFault | undefined {
  const url = URL.parse(address)
  if (!url) return 'no_address'
  const common = commonFault(address, url)
  if (common) return common
  if (url.protocol === 'https:') return kind === 'native' && LOOPBACK.has(url.hostname) ? 'not_here' : undefined
  if (url.protocol !== 'http:') return kind === 'native' ? schemeFault(url) : 'not_https'
  const isLoopbackAllowed = kind === 'native' || !isHttpsHouse
  return LOOPBACK.has(url.hostname) && isLoopbackAllowed ? undefined : 'not_https'
}

/** An address that a server or a person is led to, never a program on a device. */
function serverFault(address: string, isHttpsHouse: boolean): ClientAddressFault | undefined {
  return faultOf(address, { kind: 'server', isHttpsHouse })
}

function commonFault(address: string, { username, password }: URL): ClientAddressFault | undefined {
  if (address.includes('#')) return 'fragment'
  if (address.includes('*')) return 'wildcard'
  return username || password ? 'credentials' : undefined
}

/** RFC 8252, 7.1: a name that somebody owns, reversed, so that two programs do not share one. */
function schemeFault({ protocol }: URL): ClientAddressFault | undefined {
  return LEADS_NOWHERE.test(protocol) || !protocol.includes('.') ? 'scheme' : undefined
}
