import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from '@jest/globals'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import { settleSignOuts } from '@rose-ash/server/sign-on/session/end-sessions'
import type { Answer, Browser } from '@rose-ash/server/testing/browser'
import { memberSessionsKey, sessionKey } from '@rose-ash/server/visitor/session-keys'
import { testDatabase } from '@rose-ash/shared/testing/test-database'
import { testRedis } from '@rose-ash/shared/testing/test-redis'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { cuttable } from './support/cuttable.ts'
import { FEDERATION, forgetLimits, letterTo, pressLink, signIn } from './support/sign-in-steps.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const stores = { Postgres: await cuttable(await testDatabase()), Redis: await cuttable(await testRedis()) }
const house = await openSixApps({ DATABASE_URL: stores.Postgres.url, REDIS_URL: stores.Redis.url })
afterAll(async () => {
  await house.close()
  for (const store of Object.values(stores)) store.close()
})

type Away = 'federation' | keyof typeof stores

const AWAY: readonly Away[] = ['federation', 'Redis', 'Postgres']
const BLOG = originOf('blog')
const MARKET = originOf('market')

/** Takes something away, after some pieces of what is said to it; the answer says whether all are back. */
function takeAway(away: Away, afterPieces = 0): () => Promise<unknown> {
  if (away === 'federation') {
    house.stop('federation')
    return async () => house.start('federation')
  }
  stores[away].cut(afterPieces)
  return async () => {
    stores[away].mend()
    const contexts = Object.values(house.contexts)
    await waitUntil('every app to reach its stores', () =>
      Promise.all(contexts.map(async ({ db, redis }) => [await redis.ping(), await db.$queryRaw`SELECT 1`])).catch(
        () => false as const,
      ),
    )
  }
}

/** What people read, if anything: a page of the house, which says what is the matter and shows nothing of its inside. */
function expectCalm({ url, status, text, location }: Answer): void {
  if (location || (status === 503 && url.startsWith(FEDERATION) && text === '')) return
  expect({
    url,
    status,
    hasTitle: /<h1[ >]/.test(text),
    inside: /ECONN|node_modules|Prisma|at \S+ \(/.exec(text),
  }).toEqual({ url, status: expect.any(Number), hasTitle: true, inside: null })
}

const isKnown = async (browser: Browser, origin = BLOG) => (await browser.get(`${origin}/auth/logout`)).status === 200

/** The path to which whoever wants to sign in comes: the app's own page for who is known to the provider, else the question who is there. */
async function signInLeadsTo(browser: Browser, origin: string): Promise<string> {
  // A part that was away is asked again after some seconds.
  const answer = await waitUntil('an answer to who wants to sign in', async () => {
    const given = await browser.open(`${origin}/auth/login?next=/`)
    return given.status === 200 && given
  })
  return new URL(answer.url).pathname
}

interface UnderWay {
  readonly email: string
  readonly before: Answer
  /** The letter lies with the person, whatever is away. */
  readonly link: string
}

const goOn = (browser: Browser, { before }: UnderWay) => browser.get(new URL(before.location!, before.url).href)

/** A sign-in, step by step. */
const STEPS: readonly (readonly [string, (browser: Browser, underWay: UnderWay) => Promise<Answer>])[] = [
  ['asking to sign in', (browser) => browser.open(`${BLOG}/auth/login?next=/`)],
  ['asking for the letter', (browser, { email, before }) => browser.submit(before.url, { email })],
  ['pressing the button of the letter', (browser, { link }) => pressLink(browser, link, { how: 'post' })],
  ['the provider’s answer', goOn],
  ['the app’s session', goOn],
]

const SIGN_INS = AWAY.flatMap((away) => STEPS.map(([name], at) => [away, name, at] as const))

test.each(SIGN_INS)(
  '%s away at %s: nobody is signed in wrongly, and when it is back a sign-in works',
  async (away, _name, at) => {
    await forgetLimits(house)
    const browser = house.browser()
    const email = `${away}-${at}@members.example`.toLowerCase()
    let underWay: UnderWay = { email, before: {} as Answer, link: '' }
    for (const [step, [, take]] of STEPS.slice(0, at).entries()) {
      const before = await take(browser, underWay)
      underWay = { email, before, link: step === 1 ? (await letterTo(house, email)).link : underWay.link }
    }
    const giveBack = takeAway(away)
    expectCalm(await STEPS[at]![1](browser, underWay))
    await giveBack()
    // Known, or asked anew.
    const wasKnown = await isKnown(browser)
    if ((await signInLeadsTo(browser, BLOG)) !== '/') {
      expect(wasKnown).toBe(false)
      await signIn(house, browser, { email })
    }
    const member = await findMember(house.federation.db, { email })
    const sessions = await house.federation.redis.smembers(memberSessionsKey(member!.id))
    expect([await isKnown(browser), sessions.some((key) => key.startsWith(sessionKey('blog', '')))]).toEqual([
      true,
      true,
    ])
  },
)

const SIGN_OUTS = [
  ['federation', 0, ''],
  ['Redis', 0, ''],
  ['Postgres', 0, ''],
  ['Postgres', 0, 'everywhere'],
  ['Postgres', 2, ''],
  ['Postgres', 5, 'everywhere'],
] as const

test.each(SIGN_OUTS)(
  '%s away %d pieces into signing out %s: it happens, or is said not to',
  async (away, pieces, where) => {
    await forgetLimits(house)
    const browser = house.browser()
    await signIn(house, browser, { email: `out-${randomUUID()}@members.example` })
    await browser.open(`${MARKET}/auth/login?next=/`)
    const giveBack = takeAway(away, pieces)
    const end = await browser.submit(`${BLOG}/auth/logout`, { where })
    expectCalm(end)
    await giveBack()
    await house.settle()
    const isPromised = new URL(end.url).pathname === '/auth/signed-out'
    // What was not promised may have happened, whole or not at all.
    if (!isPromised && (await isKnown(browser)) && (await isKnown(browser, MARKET))) return
    expect(await signInLeadsTo(browser, BLOG)).toMatch(/^\/sign-in\//)
    await settleSignOuts(house.federation)
    await house.settle()
    expect([await isKnown(browser), await isKnown(browser, MARKET)]).toEqual([false, false])
  },
)

test('a sign-out that Postgres could not take is called one that is still to come', async () => {
  const browser = house.browser()
  await signIn(house, browser, { email: 'soon@members.example' })
  const giveBack = takeAway('Postgres')
  const end = await browser.submit(`${BLOG}/auth/logout`, {})
  expect(end.text).toContain('You are being signed out')
  await giveBack()
  expect(await isKnown(browser)).toBe(false)
})
