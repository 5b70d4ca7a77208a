import { createHash } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import { createSharedContext, type SharedContext } from '@rose-ash/domains/context/shared-context'
import { drainDeliveries, drainReactions } from '@rose-ash/kernel/testing/drain'
import { createApp as createServerApp } from '@rose-ash/server/app/create-app'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { registerSso } from '@rose-ash/server/sign-on/register-sso'
import { type Answer, type Browser, openBrowser } from '@rose-ash/server/testing/browser'
import { openPort } from '@rose-ash/server/testing/open-port'
import { clientSecretOf } from '@rose-ash/shared/addresses/issuer'
import type { Member } from '@rose-ash/shared/protocols/member'
import { type Environment, testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { request } from 'undici'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { type AppContext, createContext } from '../src/context.ts'
import { sendLogouts } from '../src/sign-on/deliveries/send-logouts.ts'
import { refreshSessions } from '../src/sign-on/reactions/on-member-changed.ts'
import { oweLogouts } from '../src/sign-on/reactions/on-session-ended.ts'

type Party = 'blog' | 'market'

export interface House {
  readonly ctx: AppContext
  readonly blog: SharedContext
  browser(): Browser
  /** The path of the link and the code in the newest mail to an address. */
  letter(email: string): Promise<{ link: string; code: string }>
  /** The newest session of an app. */
  newestSession(app: Party): Promise<{ idToken: string; sid: string }>
  /** Runs all pending reactions and sends the sign-outs that are due. */
  settle(): Promise<void>
  /** Sends a request directly to the federation app's port, with any headers. */
  ask(path: string, headers: Record<string, string>): Promise<Answer>
  /** The status of a HEAD request to an address. */
  head(url: string): Promise<number>
  /** Runs `work` while the provider is down. */
  withoutProvider(work: () => Promise<void>): Promise<void>
  /** Runs `work` while an app answers with errors only. */
  withoutParty(app: Party, work: () => Promise<void>): Promise<void>
  /** Runs a sign-in up to the authorisation code, without giving it to the app. */
  authorizationCode(browser: Browser): Promise<UnusedCode>
  redeem(code: UnusedCode, client?: Party): Promise<{ status: number; body: Record<string, string> }>
  close(): Promise<void>
}

interface UnusedCode {
  readonly code: string
  readonly verifier: string
}

export const EMAIL = 'rosa@members.example'
export const BLOG = 'http://blog.rose.localhost:3000'
export const MARKET = 'http://market.rose.localhost:3000'
export const FEDERATION = 'http://federation.rose.localhost:3000'

export const WHO = `${BLOG}/who/first-frost?x=1`

/** Starts a sign-in at the blog and requests the e-mail; ends on the waiting page. */
export async function askForLetter(browser: Browser, email = EMAIL) {
  const ask = await browser.open(`${BLOG}/auth/login?next=${encodeURIComponent('/who/first-frost?x=1')}`)
  return browser.submit(ask.url, { email })
}

/** Signs a browser in at the blog by e-mail. */
export async function signIn(house: House, browser: Browser, email = EMAIL): Promise<Member> {
  await askForLetter(browser, email)
  const { link } = await house.letter(email)
  await browser.submit(postOf(link), { t: tokenOf(link) })
  return (await findMember(house.ctx.db, { email: email }))!
}

export function tokenOf(link: string): string {
  return new URL(link).searchParams.get('t') ?? ''
}

/** The number on the page that waits. */
export function numberOn({ text }: { text: string }): string {
  return /sign-in-card__number">(\d\d)</.exec(text)?.[1] ?? ''
}

/** The address to which the button of a link's page posts. */
export function postOf(link: string): string {
  const { origin, pathname } = new URL(link)
  return origin + pathname
}

/** Starts the federation app and two relying parties on loopback; with replicas, requests to the provider go to each in turn. */
export async function openHouse({
  replicas = 1,
  env = {},
}: {
  readonly replicas?: number
  readonly env?: Environment
} = {}): Promise<House> {
  const ports = { federation: await openPort(), blog: await openPort(), market: await openPort() }
  const environment = await testEnvironment({
    ...env,
    FEDERATION_INTERNAL_URL: ports.federation.address,
    BLOG_INTERNAL_URL: ports.blog.address,
    MARKET_INTERNAL_URL: ports.market.address,
  })
  const config = readConfig(environment)
  const ctx = createContext(config)
  await ctx.provider.get()
  const others = Array.from({ length: replicas - 1 }, () => createContext(config))
  const federationApp = inTurn([ctx, ...others].map(createApp))
  ports.federation.serve(federationApp)
  const addresses = {
    federation: ports.federation.address,
    blog: ports.blog.address,
    market: ports.market.address,
  }
  const stranger = openBrowser(addresses)
  const blog = createSharedContext('blog', config)
  const market = createSharedContext('market', config)
  ports.blog.serve(relyingParty(blog))
  ports.market.serve(relyingParty(market))

  return {
    ctx,
    blog,
    browser: () => openBrowser(addresses),
    letter: (email) => newestLetter(ctx, email),
    newestSession: (app) => newestSession(ctx, app),
    async settle() {
      await drainReactions(ctx, [oweLogouts, refreshSessions])
      await drainDeliveries(ctx, [sendLogouts])
    },
    ask: (path, headers) => stranger.get(FEDERATION + path, headers),
    head: async (url) => (await stranger.head(url)).status,
    async withoutProvider(work) {
      ports.federation.serve((_req, res) => void res.writeHead(502).end())
      try {
        await work()
      } finally {
        ports.federation.serve(federationApp)
      }
    },
    async withoutParty(app, work) {
      ports[app].serve((_req, res) => void res.writeHead(502).end())
      try {
        await work()
      } finally {
        ports[app].serve(relyingParty(app === 'blog' ? blog : market))
      }
    },
    async authorizationCode(browser) {
      const verifier = 'v'.repeat(43)
      const url = new URL('/oidc/auth', FEDERATION)
      const challenge = createHash('sha256').update(verifier).digest('base64url')
      url.search = new URLSearchParams({
        client_id: 'blog',
        response_type: 'code',
        scope: 'openid',
        state: 'kept-by-the-test',
        redirect_uri: `${BLOG}/auth/callback`,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      }).toString()
      const page = await browser.open(url.href)
      await browser.submit(page.url, { email: EMAIL })
      const { link } = await newestLetter(ctx, EMAIL)
      const answer = await browser.post(postOf(link), { t: tokenOf(link) })
      return { code: new URL(answer.location!).searchParams.get('code')!, verifier }
    },
    redeem: async ({ code, verifier }, client = 'blog') => {
      // As a server, without a browser's Origin header.
      const { statusCode, body } = await request(`${ports.federation.address}/oidc/token`, {
        method: 'POST',
        headers: {
          host: new URL(FEDERATION).host,
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `Basic ${Buffer.from(`${client}:${clientSecretOf(config, client)}`).toString('base64')}`,
        },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          code_verifier: verifier,
          redirect_uri: `${BLOG}/auth/callback`,
        }).toString(),
      })
      return { status: statusCode, body: (await body.json()) as Record<string, string> }
    },
    async close() {
      await Promise.all(Object.values(ports).map((port) => port.close()))
      await Promise.all([ctx, blog, market, ...others].map((each) => each.close()))
    },
  }
}

function inTurn(listeners: readonly RequestListener[]): RequestListener {
  let turn = 0
  return (req, res) => {
    turn += 1
    listeners[turn % listeners.length]?.(req, res)
  }
}

/** An app with sign-on and one page that shows the signed-in member. */
function relyingParty(ctx: SharedContext): RequestListener {
  return createServerApp(ctx, {
    signOn: registerSso,
    routes: (app) => {
      app.get('/who/*path', (req, res) => void res.json({ member: req.member ?? null }))
      app.get('/guarded', requireAct('self.take-records'), (_req, res) => void res.json({ done: true }))
      app.post('/guarded', requireAct('self.take-records'), (_req, res) => void res.json({ done: true }))
      app.post('/slow', async (req, res) => {
        await new Promise((resolve) => setTimeout(resolve, 300))
        ;(req.session as unknown as Record<string, unknown>).touched = Date.now()
        res.json({ member: req.member ?? null })
      })
    },
  })
}

async function newestLetter(ctx: AppContext, email: string): Promise<{ link: string; code: string }> {
  const mail = await ctx.db.outgoingMail.findFirstOrThrow({ where: { to: email }, orderBy: { createdAt: 'desc' } })
  const { link, code } = mail.data as { link: string; code: string }
  return { link, code: code.replace(/\D/g, '') }
}

async function newestSession({ redis }: AppContext, app: Party): Promise<{ idToken: string; sid: string }> {
  const keys = await redis.keys(`rose:session:${app}:*`)
  // Take the one with the longest remaining lifetime: two sessions may have started within the same second.
  const lives = await Promise.all(keys.map(async (key) => ({ key, left: await redis.pttl(key) })))
  const [newest] = lives.sort((one, other) => other.left - one.left)
  return JSON.parse((await redis.get(newest?.key ?? ''))!).passport.user
}
