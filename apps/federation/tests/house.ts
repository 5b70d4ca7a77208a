import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { drainReactions } from '@rose-ash/kernel/testing/drain'
import { createSharedContext, type SharedContext } from '@rose-ash/shared/context/shared-context'
import { createApp as createServerApp } from '@rose-ash/shared/http/create-app'
import { registerSso } from '@rose-ash/shared/oidc/register-sso'
import { type AppClient, type AppResponse, appClient } from '@rose-ash/shared/testing/app-client'
import { CookieJar } from '@rose-ash/shared/testing/cookie-jar'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { type AppContext, createContext } from '../src/context.ts'
import { refreshSessions } from '../src/reactions/on-member-changed.ts'
import { sendLogouts } from '../src/reactions/on-session-ended.ts'

type Party = 'blog' | 'market'

/** A browser: one jar of cookies, on every host of the house. */
export interface Browser {
  readonly cookies: CookieJar
  get(url: string, headers?: Record<string, string>): Promise<AppResponse & { url: string }>
  post(
    url: string,
    form: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<AppResponse & { url: string }>
  /** Follows redirects, as a navigation does, to the page at their end. */
  open(url: string, headers?: Record<string, string>): Promise<AppResponse & { url: string }>
  submit(url: string, form: Record<string, string>): Promise<AppResponse & { url: string }>
}

export interface House {
  readonly ctx: AppContext
  readonly blog: SharedContext
  browser(): Browser
  /** The newest letter to an address: its link's path and its code. */
  letter(email: string): Promise<{ link: string; code: string }>
  /** Lets everything that waits in the log happen. */
  settle(): Promise<void>
  close(): Promise<void>
}

export const BLOG = 'http://blog.rose.localhost:3000'
export const MARKET = 'http://market.rose.localhost:3000'
export const FEDERATION = 'http://federation.rose.localhost:3000'

/** The federation app with two relying parties, all real, on loopback. */
export async function openHouse(): Promise<House> {
  const slots = { federation: await openSlot(), blog: await openSlot(), market: await openSlot() }
  const environment = await testEnvironment({
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    FEDERATION_INTERNAL_URL: slots.federation.address,
    BLOG_INTERNAL_URL: slots.blog.address,
    MARKET_INTERNAL_URL: slots.market.address,
  })
  const config = readConfig(environment)
  const ctx = createContext(config)
  await ctx.provider.get()
  slots.federation.serve(createApp(ctx))
  const blog = createSharedContext('blog', config)
  const market = createSharedContext('market', config)
  slots.blog.serve(relyingParty(blog))
  slots.market.serve(relyingParty(market))

  return {
    ctx,
    blog,
    browser: () =>
      openBrowser({ federation: slots.federation.address, blog: slots.blog.address, market: slots.market.address }),
    letter: (email) => newestLetter(ctx, email),
    settle: () => drainReactions(ctx, [...sendLogouts, refreshSessions]),
    async close() {
      await Promise.all(Object.values(slots).map((slot) => slot.close()))
      await Promise.all([ctx.close(), blog.close(), market.close()])
    },
  }
}

/** An app with nothing but sign-on and a page that says who is there. */
function relyingParty(ctx: SharedContext): RequestListener {
  return createServerApp(ctx, {
    signOn: registerSso,
    routes: (app) => {
      app.get('/who/*path', (req, res) => void res.json({ member: req.member ?? null }))
      app.post('/slow', async (req, res) => {
        await new Promise((resolve) => setTimeout(resolve, 300))
        ;(req.session as unknown as Record<string, unknown>).touched = Date.now()
        res.json({ member: req.member ?? null })
      })
    },
  })
}

interface Slot {
  readonly address: string
  serve(listener: RequestListener): void
  close(): Promise<void>
}

/** A port that is known before the app that will answer on it. */
async function openSlot(): Promise<Slot> {
  let listener: RequestListener = (_req, res) => void res.writeHead(503).end()
  const server = createServer((req, res) => listener(req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (next) => {
      listener = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function openBrowser(addresses: Record<'federation' | Party, string>): Browser {
  const cookies = new CookieJar()
  const clients = new Map<string, Promise<AppClient>>()
  const clientFor = (url: URL) => {
    const name = url.hostname.split('.')[0] as 'federation' | Party
    if (!clients.has(name)) clients.set(name, appClient(forwardTo(addresses[name]), name, { cookies }))
    return clients.get(name)!
  }
  const get: Browser['get'] = async (url, headers = {}) => {
    const target = new URL(url)
    const response = await (await clientFor(target)).get(target.pathname + target.search, {
      headers: { 'user-agent': AGENT, ...headers },
    })
    return { ...response, url }
  }
  const post: Browser['post'] = async (url, form, headers = {}) => {
    const target = new URL(url)
    const response = await (await clientFor(target)).post(target.pathname + target.search, {
      form,
      headers: { 'user-agent': AGENT, ...headers },
    })
    return { ...response, url }
  }
  const follow = async (first: AppResponse & { url: string }, headers?: Record<string, string>) => {
    let response = first
    for (let hops = 0; response.location && hops < 15; hops += 1)
      response = await get(new URL(response.location, response.url).href, headers)
    return response
  }
  return {
    cookies,
    get,
    post,
    open: async (url, headers) => follow(await get(url, headers), headers),
    submit: async (url, form) => follow(await post(url, form)),
  }
}

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** appClient listens by itself; what it is given hands the request on to the app's own port. */
function forwardTo(address: string): RequestListener {
  return async (req, res) => {
    const { request } = await import('node:http')
    const { hostname, port } = new URL(address)
    const onward = request({ hostname, port, path: req.url, method: req.method, headers: req.headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
    })
    onward.on('error', () => res.writeHead(502).end())
    req.pipe(onward)
  }
}

async function newestLetter(ctx: AppContext, email: string): Promise<{ link: string; code: string }> {
  const mail = await ctx.db.outgoingMail.findFirstOrThrow({ where: { to: email }, orderBy: { createdAt: 'desc' } })
  const { link, code } = mail.data as { link: string; code: string }
  return { link, code: code.replace(/\D/g, '') }
}
