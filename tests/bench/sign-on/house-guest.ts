import { randomUUID } from 'node:crypto'
import type { Stack } from '@rose-ash/devstack/start-stack'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { createProof } from '@rose-ash/domains/identity/proofs/create-proof'
import { type Browser, openBrowser } from '@rose-ash/server/testing/browser'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'

/** A member with a browser that every app of a running house knows, through the provider. */
export interface HouseGuest {
  readonly memberId: string
  readonly browser: Browser
  origin(app: AppName): string
  /** Where the app's own process listens. */
  address(app: AppName): string
  /** The Cookie header as it was when the guest had come in. */
  cookie(app: AppName): string
}

/** Lets a new member in by a letter that is handed over without a postman, then opens every other app. */
export async function welcome(stack: Stack, ctx: SharedContext): Promise<HouseGuest> {
  const origin = (app: AppName) => new URL(stack.url(app)).origin
  const addresses = Object.fromEntries(
    APP_NAMES.map((app) => [app, stack.processes.find(({ name }) => name === app)!.url]),
  ) as Record<AppName, string>
  const browser = openBrowser(addresses)
  const email = `guest-${randomUUID()}@bench.example`
  const { url } = await browser.open(`${origin('blog')}/auth/login?next=/`)
  const interactionUid = new URL(url).pathname.split('/')[2]!
  const { token } = await ctx.transact((tx) =>
    createProof(ctx, tx, { email, interactionUid, requestedFrom: 'the bench', purpose: 'sign-in' }),
  )
  await browser.submit(`${origin('federation')}/sign-in/${interactionUid}/link`, { t: token })
  for (const app of APP_NAMES) await browser.open(`${origin(app)}/auth/login?next=/auth/signed-out`)
  const member = await findMember(ctx.db, { email: email })
  if (!member) throw new Error('the guest did not get in')
  const cookies = Object.fromEntries(
    APP_NAMES.map((app) => [app, browser.cookies.header(new URL(origin(app)).hostname)]),
  )
  return {
    memberId: member.id,
    browser,
    origin,
    address: (app) => addresses[app],
    cookie: (app) => cookies[app] ?? '',
  }
}
