import type { Stack } from '@rose-ash/devstack/start-stack'
import { suspendMember } from '@rose-ash/domains/account/members/suspend-member'
import { createSharedContext, type SharedContext } from '@rose-ash/domains/context/shared-context'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { request } from 'undici'
import { round } from '../measure.ts'
import { type HouseGuest, welcome } from './house-guest.ts'

const ROUNDS = 6
const BAR_MS = 1_000
const HUNG: AppName = 'market'

interface Ended {
  readonly how: string
  /** What each app took to refuse the session, from the press of the button. */
  readonly ms: Partial<Record<AppName, number>>
}

/** How long a session outlives its end in each of the six apps, by every way there is to end it; and while one app does not answer. */
export async function measureLogouts(stack: Stack) {
  const ctx = createSharedContext('federation', parseEnv(baseEnvSchema, { ...stack.env, LOG_LEVEL: 'warn' }))
  try {
    return await measureAll(stack, ctx)
  } finally {
    await ctx.close()
  }
}

async function measureAll(stack: Stack, ctx: SharedContext) {
  const ways: Readonly<Record<string, (guest: HouseGuest) => Promise<unknown>>> = {
    'signed out at the blog': (guest) => guest.browser.submit(`${guest.origin('blog')}/auth/logout`, {}),
    'device revoked': (guest) =>
      ctx.transact((tx) => ctx.services.identity.endSessions(tx, { memberId: guest.memberId, reason: 'revoked' })),
    suspended: (guest) => ctx.transact((tx) => suspendMember(ctx, tx, { memberId: guest.memberId, byId: null })),
  }
  const ended: Ended[] = []
  for (const [how, end] of Object.entries(ways))
    for (let turn = 0; turn < ROUNDS; turn += 1)
      ended.push(await measure(how, await welcome(stack, ctx), end, APP_NAMES))
  const hung = await whileOneHangs(stack, ctx, ways['device revoked']!)
  const rows = [...Object.keys(ways), ...new Set(hung.map(({ how }) => how))].map((how) =>
    summary(
      how,
      [...ended, ...hung].filter((one) => one.how === how),
    ),
  )
  const slowest = Math.max(...rows.map(({ maxMs }) => maxMs))
  return { rows, bars: { [`every app refuses an ended session within ${BAR_MS} ms`]: slowest <= BAR_MS } }
}

/** All guests leave at once, so that what waits for the hung app stands in the way of the others if anything can. */
async function whileOneHangs(stack: Stack, ctx: SharedContext, end: (guest: HouseGuest) => Promise<unknown>) {
  const guests: HouseGuest[] = []
  for (let turn = 0; turn < ROUNDS; turn += 1) guests.push(await welcome(stack, ctx))
  const { pid } = stack.processes.find(({ name }) => name === HUNG)!
  const others = APP_NAMES.filter((app) => app !== HUNG)
  process.kill(pid, 'SIGSTOP')
  let ended: Ended[]
  try {
    ended = await Promise.all(guests.map((guest) => measure(`${HUNG} hangs, the others`, guest, end, others)))
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  const awake = guests.map((guest) => measure(`${HUNG} once it is back`, guest, async () => {}, [HUNG]))
  return [...ended, ...(await Promise.all(awake))]
}

async function measure(
  how: string,
  guest: HouseGuest,
  end: (guest: HouseGuest) => Promise<unknown>,
  apps: readonly AppName[],
): Promise<Ended> {
  const pressedAt = performance.now()
  const pressed = end(guest)
  const times = apps.map(async (app) => [app, await refusal(guest, app, pressedAt)] as const)
  const ms = Object.fromEntries(await Promise.all(times))
  await pressed
  return { how, ms }
}

/** Asks with the cookie as it was until the app wants a new sign-in. */
async function refusal({ address, cookie, origin }: HouseGuest, app: AppName, since: number): Promise<number> {
  await waitUntil(`${app} to refuse the session`, async () => {
    const { headers, body } = await request(`${address(app)}/auth/login?next=/here`, {
      headers: { host: new URL(origin(app)).host, cookie: cookie(app), accept: 'text/html' },
    })
    await body.dump()
    return headers.location !== '/here'
  })
  return performance.now() - since
}

function summary(how: string, ended: readonly Ended[]) {
  const all = ended.flatMap(({ ms }) => Object.values(ms)).sort((one, other) => one - other)
  const worst = Math.max(...all)
  const slowestApp = ended.flatMap(({ ms }) => Object.entries(ms)).find(([, ms]) => ms === worst)?.[0]
  return {
    how,
    sessions: ended.length,
    p50Ms: round(all[Math.floor(all.length / 2)] ?? 0, 0),
    maxMs: round(worst, 0),
    slowestApp,
  }
}
