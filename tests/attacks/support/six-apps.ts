import { createApp as createAccount } from '@rose-ash/account/app'
import { readConfig as readAccountConfig } from '@rose-ash/account/config'
import { createContext as createAccountContext } from '@rose-ash/account/context'
import { createApp as createBlog } from '@rose-ash/blog/app'
import { readConfig as readBlogConfig } from '@rose-ash/blog/config'
import { createContext as createBlogContext } from '@rose-ash/blog/context'
import { createApp as createCart } from '@rose-ash/cart/app'
import { readConfig as readCartConfig } from '@rose-ash/cart/config'
import { createContext as createCartContext } from '@rose-ash/cart/context'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createApp as createEvents } from '@rose-ash/events/app'
import { readConfig as readEventsConfig } from '@rose-ash/events/config'
import { createContext as createEventsContext } from '@rose-ash/events/context'
import { createApp as createFederation } from '@rose-ash/federation/app'
import { readConfig as readFederationConfig } from '@rose-ash/federation/config'
import { createContext, type AppContext as FederationContext } from '@rose-ash/federation/context'
import { sendLogouts } from '@rose-ash/federation/sign-on/deliveries/send-logouts'
import { refreshSessions } from '@rose-ash/federation/sign-on/reactions/on-member-changed'
import { oweLogouts } from '@rose-ash/federation/sign-on/reactions/on-session-ended'
import { drainDeliveries, drainReactions } from '@rose-ash/kernel/testing/drain'
import { createApp as createMarket } from '@rose-ash/market/app'
import { readConfig as readMarketConfig } from '@rose-ash/market/config'
import { createContext as createMarketContext } from '@rose-ash/market/context'
import { type Browser, openBrowser } from '@rose-ash/server/testing/browser'
import { type OpenPort, openPort } from '@rose-ash/server/testing/open-port'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import type { Member, MemberRole } from '@rose-ash/shared/protocols/member'
import { type Environment, testEnvironment } from '@rose-ash/shared/testing/test-environment'
import type { Express } from 'express'

export interface SixApps {
  readonly apps: Readonly<Record<AppName, Express>>
  readonly contexts: Readonly<Record<AppName, SharedContext>>
  readonly federation: FederationContext
  readonly addresses: Readonly<Record<AppName, string>>
  browser(): Browser
  /** A member with a browser that every app knows already, without going through the provider. */
  visitor(roles?: readonly MemberRole[]): Promise<{ readonly browser: Browser; readonly member: Member }>
  /** Lets everything that waits in the log happen. */
  settle(): Promise<void>
  /** From now on an app answers with nothing but 503, until it is started again. */
  stop(app: AppName): void
  start(app: AppName): void
  close(): Promise<void>
}

/** The six apps as production assembles them, on loopback, each knowing where the others are. */
export async function openSixApps(added: Environment = {}): Promise<SixApps> {
  const ports = await each(() => openPort())
  const environment = await testEnvironment({
    ...Object.fromEntries(APP_NAMES.map((app) => [`${app.toUpperCase()}_INTERNAL_URL`, ports[app].address])),
    DATABASE_POOL_SIZE: '4',
    SUMUP_API_URL: 'http://127.0.0.1:9',
    SUMUP_API_KEY: 'sup_sk_of_the_tests',
    SUMUP_MERCHANT_CODE: 'MTEST',
    FRAGMENT_BUDGET_MS: '1000',
    ...added,
  })
  const { apps, contexts, federation } = assemble(environment)
  await federation.provider.get()
  const start = (app: AppName) => ports[app].serve(apps[app])
  APP_NAMES.forEach(start)
  const addresses = mapApps((app) => ports[app].address)
  return {
    apps,
    contexts,
    federation,
    addresses,
    browser: () => openBrowser(addresses),
    async visitor(roles = []) {
      const browser = openBrowser(addresses)
      const member = await createMember(contexts.account, { roles })
      for (const app of APP_NAMES)
        await signedIn(contexts[app], { cookies: browser.cookies, origin: originOf(app) }, member)
      return { browser, member }
    },
    stop: (app) => ports[app].serve((_req, res) => void res.writeHead(503).end()),
    start,
    async settle() {
      await drainReactions(federation, [oweLogouts, refreshSessions])
      await drainDeliveries(federation, [sendLogouts])
    },
    async close() {
      await Promise.all(Object.values(ports).map((port: OpenPort) => port.close()))
      await Promise.all(Object.values(contexts).map((ctx) => ctx.close()))
    },
  }
}

export function originOf(app: AppName, scheme: 'http' | 'https' = 'http'): string {
  return `${scheme}://${app}.rose.localhost:3000`
}

function assemble(environment: Environment) {
  const blog = createBlogContext(readBlogConfig(environment))
  const market = createMarketContext(readMarketConfig(environment))
  const events = createEventsContext(readEventsConfig(environment))
  const federation = createContext(readFederationConfig(environment))
  const cart = createCartContext(readCartConfig(environment))
  const account = createAccountContext(readAccountConfig(environment))
  const apps = {
    blog: createBlog(blog),
    market: createMarket(market),
    events: createEvents(events),
    federation: createFederation(federation),
    cart: createCart(cart),
    account: createAccount(account),
  }
  return { apps, contexts: { blog, market, events, federation, cart, account }, federation }
}

function mapApps<Value>(make: (app: AppName) => Value): Record<AppName, Value> {
  return Object.fromEntries(APP_NAMES.map((app) => [app, make(app)])) as Record<AppName, Value>
}

async function each<Value>(make: (app: AppName) => Promise<Value>): Promise<Record<AppName, Value>> {
  const made = await Promise.all(APP_NAMES.map(async (app) => [app, await make(app)] as const))
  return Object.fromEntries(made) as Record<AppName, Value>
}
