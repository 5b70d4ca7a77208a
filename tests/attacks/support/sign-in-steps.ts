import { createHash } from 'node:crypto'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import type { Answer, Browser } from '@rose-ash/server/testing/browser'
import { clientSecretOf, OIDC_PATHS } from '@rose-ash/shared/addresses/issuer'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { Member } from '@rose-ash/shared/protocols/member'
import { request } from 'undici'
import { originOf, type SixApps } from './six-apps.ts'

export const EMAIL = 'rosa@members.example'
export const FEDERATION = originOf('federation')
const VERIFIER = 'v'.repeat(43)

/** Starts a sign-in at an app and requests the letter; returns the waiting page. */
export async function askForLetter(browser: Browser, { email = EMAIL, app = 'blog' as AppName, next = '/' } = {}) {
  const ask = await browser.open(`${originOf(app)}/auth/login?next=${encodeURIComponent(next)}`)
  return browser.submit(ask.url, { email })
}

/** Resets the limits on letters: a race that runs two hundred times requests more letters than a network may. */
export async function forgetLimits({ federation: { redis } }: SixApps): Promise<void> {
  const limits = await redis.keys('limit:*')
  if (limits.length > 0) await redis.del(...limits)
}

/** The newest letter to an address: its link, and its code as typed. */
export async function letterTo({ federation }: SixApps, email = EMAIL): Promise<{ link: string; code: string }> {
  const mail = await federation.db.outgoingMail.findFirstOrThrow({
    where: { to: email },
    orderBy: { createdAt: 'desc' },
  })
  const { link, code } = mail.data as { link: string; code: string }
  return { link, code: code.replace(/\D/g, '') }
}

/** The number on the waiting page. */
export function numberOn({ text }: Answer): string {
  return /sign-in-card__number">(\d\d)</.exec(text)?.[1] ?? ''
}

interface Press {
  readonly how?: 'post' | 'submit'
  /** The number of the waiting page, for a browser other than the one that asked. */
  readonly number?: string
}

/** Presses the button behind a link. */
export function pressLink(
  browser: Browser,
  link: string,
  { how = 'submit', number = '' }: Press = {},
): Promise<Answer> {
  const { origin, pathname, searchParams } = new URL(link)
  return browser[how](origin + pathname, { t: searchParams.get('t') ?? '', number })
}

/** Signs a browser in at an app by a letter, from start to end. */
export async function signIn(house: SixApps, browser: Browser, options: Parameters<typeof askForLetter>[1] = {}) {
  await askForLetter(browser, options)
  const { link } = await letterTo(house, options.email)
  const page = await pressLink(browser, link)
  const member = await findMember(house.federation.db, { email: options.email ?? EMAIL })
  return { page, member: member as Member }
}

/** An authorisation request as an app sends it, with an attacker's `changes`. A parameter with the value '' is left out. */
export function authorizationUrl(app: AppName, changes: Readonly<Record<string, string>> = {}): string {
  const url = new URL('/oidc/auth', FEDERATION)
  const params = {
    client_id: app,
    response_type: 'code',
    scope: 'openid',
    state: 'kept-by-the-test',
    redirect_uri: `${originOf(app)}/auth/callback`,
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  }
  for (const [name, value] of Object.entries(params)) if (value !== '') url.searchParams.set(name, value)
  return url.href
}

/** Gets an authorisation code for an app without giving it to the app. The browser must be signed in at the provider. */
export async function stealCode(browser: Browser, app: AppName): Promise<string> {
  const answer = await browser.get(authorizationUrl(app))
  const code = new URL(answer.location ?? FEDERATION).searchParams.get('code')
  if (!code) throw new Error(`no code for ${app}: ${answer.status} ${answer.location}`)
  return code
}

interface Redeem {
  readonly code: string
  readonly app: AppName
  readonly secretOf?: AppName
  readonly changes?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
}

/** Redeems a code as an app's server does. */
export async function redeem(house: SixApps, { code, app, secretOf = app, changes = {}, headers }: Redeem) {
  const { config } = house.federation
  const form = {
    grant_type: 'authorization_code',
    code,
    code_verifier: VERIFIER,
    redirect_uri: `${originOf(app)}/auth/callback`,
    ...changes,
  }
  return postAs(house, 'token', {
    form: Object.fromEntries(Object.entries(form).filter(([, value]) => value !== '')),
    headers: headers ?? credentials(app, clientSecretOf(config, secretOf)),
  })
}

/** Asks the provider about a token as an app's server does. */
export async function introspect(house: SixApps, app: AppName, token: string) {
  const headers = credentials(app, clientSecretOf(house.federation.config, app))
  return (await postAs(house, 'introspection', { form: { token }, headers })).body
}

interface Post {
  readonly form: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
}

async function postAs(house: SixApps, endpoint: 'token' | 'introspection', { form, headers }: Post) {
  const { statusCode, body } = await request(house.addresses.federation + OIDC_PATHS[endpoint], {
    method: 'POST',
    headers,
    body: new URLSearchParams(form).toString(),
  })
  return { status: statusCode, body: (await body.json()) as Record<string, string> }
}

function credentials(app: AppName, secret: string): Record<string, string> {
  return {
    host: new URL(FEDERATION).host,
    'content-type': 'application/x-www-form-urlencoded',
    authorization: `Basic ${Buffer.from(`${app}:${secret}`).toString('base64')}`,
  }
}
