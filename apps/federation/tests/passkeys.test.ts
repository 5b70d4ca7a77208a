import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { makeLetterLink } from '@rose-ash/domains/account/alarms/letter-links'
import { raiseAlarm } from '@rose-ash/domains/account/alarms/raise-alarm'
import { addPasskey } from '@rose-ash/domains/identity/passkeys/add-passkey'
import { findPasskey } from '@rose-ash/domains/identity/passkeys/find-passkey'
import { listRefusedPasskeys } from '@rose-ash/server/limits/refused-passkeys'
import type { Browser } from '@rose-ash/server/testing/browser'
import { createSoftAuthenticator } from '@rose-ash/server/testing/soft-authenticator'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { decodeJwt } from 'jose'
import { askForLetter, BLOG, EMAIL, FEDERATION, openHouse, postOf, signIn, tokenOf, WHO } from './house.ts'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

/** A member with a passkey, and an empty browser on the page that asks who is there. */
async function memberWithPasskey() {
  const member = await signIn(house, house.browser())
  const authenticator = createSoftAuthenticator({ rpId: 'rose.localhost' })
  const { credentialId, publicKey } = authenticator
  await house.ctx.transact((tx) =>
    addPasskey(house.ctx, tx, {
      memberId: member.id,
      credentialId,
      publicKey,
      signatureCount: 0,
      transports: ['internal'],
      isBackedUp: false,
      name: 'Firefox on Linux',
    }),
  )
  return { member, authenticator, browser: house.browser() }
}

async function openAsk(browser: Browser): Promise<string> {
  return (await browser.open(`${BLOG}/auth/login?next=${encodeURIComponent('/who/first-frost?x=1')}`)).url
}

async function challengeAt(browser: Browser, ask: string): Promise<string> {
  return (await browser.post(`${ask}/passkey/options`, {})).json<{ challenge: string }>().challenge
}

const asForm = (credential: object) => ({ credential: JSON.stringify(credential) })

test('a passkey signs in, and the tokens say so', async () => {
  const { member, authenticator, browser } = await memberWithPasskey()
  const ask = await openAsk(browser)
  const challenge = await challengeAt(browser, ask)
  const answer = authenticator.answer({ challenge, origin: FEDERATION, userHandle: member.id })
  const landed = await browser.submit(`${ask}/passkey`, asForm(answer))
  expect(landed.url).toBe(WHO)
  expect(landed.json()).toMatchObject({ member: { email: EMAIL } })
  const session = await house.newestSession('blog')
  expect(decodeJwt(session.idToken)).toMatchObject({
    acr: 'phr',
    amr: ['pop', 'user', 'mfa'],
    auth_time: expect.any(Number),
  })
})

test('of twenty answers to one challenge one is looked at', async () => {
  const { member, authenticator, browser } = await memberWithPasskey()
  const ask = await openAsk(browser)
  const challenge = await challengeAt(browser, ask)
  const answer = authenticator.answer({ challenge, origin: FEDERATION, userHandle: member.id })
  const posts = await Promise.all(Array.from({ length: 20 }, () => browser.post(`${ask}/passkey`, asForm(answer))))
  expect(posts.filter(({ status }) => status === 303).length).toBe(1)
})

test.each([
  ['a counter that did not move on', { count: 3 }, { count: 3 }],
  ['a counter that went back', { count: 9 }, { count: 2 }],
])('%s is refused', async (_what, first, second) => {
  const { member, authenticator, browser } = await memberWithPasskey()
  const asked = { origin: FEDERATION, userHandle: member.id }
  const ask = await openAsk(browser)
  const answer = authenticator.answer({ ...asked, ...first, challenge: await challengeAt(browser, ask) })
  await browser.submit(`${ask}/passkey`, asForm(answer))
  const thief = house.browser()
  const again = await openAsk(thief)
  const copied = authenticator.answer({ ...asked, ...second, challenge: await challengeAt(thief, again) })
  expect((await thief.post(`${again}/passkey`, asForm(copied))).status).toBe(422)
})

test.each([
  ['another site', { origin: 'https://rose.localhost.evil.example' }],
  ['a sibling host', { origin: BLOG }],
  ['a user who was not verified', { isVerified: false }],
  ['somebody else’s handle', { userHandle: 'somebody-else' }],
  ['a challenge nobody opened', { challenge: 'x'.repeat(43) }],
])('an answer from %s opens nothing', async (_what, wrong) => {
  const { member, authenticator, browser } = await memberWithPasskey()
  const ask = await openAsk(browser)
  const challenge = await challengeAt(browser, ask)
  const answer = authenticator.answer({ challenge, origin: FEDERATION, userHandle: member.id, ...wrong })
  const refused = await browser.post(`${ask}/passkey`, asForm(answer))
  expect({ status: refused.status, location: refused.location }).toEqual({ status: 422, location: undefined })
})

test('a passkey that was refused is noted with its member and the browser, as nothing of a key nobody has is', async () => {
  const { member, authenticator, browser } = await memberWithPasskey()
  const stranger = createSoftAuthenticator({ rpId: 'rose.localhost' })
  for (const shown of [stranger, authenticator]) {
    const ask = await openAsk(browser)
    const challenge = await challengeAt(browser, ask)
    const answer = shown.answer({ challenge, origin: FEDERATION, userHandle: member.id, isVerified: false })
    await browser.post(`${ask}/passkey`, asForm(answer))
  }
  expect(await listRefusedPasskeys(house.ctx.redis)).toEqual([
    { at: expect.any(String), email: EMAIL, requestedFrom: 'Firefox on Linux, network 127.0.0.x' },
  ])
})

test('a challenge belongs to the sign-in that asked for it', async () => {
  const { member, authenticator, browser } = await memberWithPasskey()
  const victim = house.browser()
  const challenge = await challengeAt(browser, await openAsk(browser))
  const answer = authenticator.answer({ challenge, origin: FEDERATION, userHandle: member.id })
  const ask = await openAsk(victim)
  expect((await victim.post(`${ask}/passkey`, asForm(answer))).status).toBe(422)
})

test('the first proof of an address takes away what was attached before it', async () => {
  const { ctx } = house
  const { member, authenticator } = await memberWithPasskey()
  await ctx.db.member.update({ where: { id: member.id }, data: { emailVerifiedAt: null } })
  await signIn(house, house.browser())
  expect(await findPasskey(ctx.db, authenticator.credentialId)).toBeUndefined()
})

test('who raised an alarm signs in by the strongest way that is left, and then as before', async () => {
  const { member, authenticator, browser } = await memberWithPasskey()
  const { ctx } = house
  const link = { memberId: member.id, email: EMAIL, link: 'not-me', lifetimeMs: 60_000 } as const
  const before = new Date(Date.now() + 3600_000)
  const { token } = await ctx.transact((tx) => makeLetterLink(ctx, tx, { ...link, aboutAt: before }))
  await ctx.transact((tx) => raiseAlarm(ctx, tx, { token }))
  const byLetter = house.browser()
  await askForLetter(byLetter)
  const letter = await house.letter(EMAIL)
  const second = await byLetter.submit(postOf(letter.link), { t: tokenOf(letter.link) })
  expect(new URL(second.url).pathname).toMatch(/\/second$/)
  expect((await byLetter.get(WHO)).json()).toEqual({ member: null })
  const ask = await openAsk(browser)
  const answer = authenticator.answer({
    challenge: await challengeAt(browser, ask),
    origin: FEDERATION,
    userHandle: member.id,
  })
  expect((await browser.submit(`${ask}/passkey`, asForm(answer))).json()).toMatchObject({ member: { email: EMAIL } })
  const again = house.browser()
  await signIn(house, again)
  expect((await again.get(WHO)).json()).toMatchObject({ member: { email: EMAIL } })
})

test('signing in by the passkey stops a reset of it', async () => {
  const { member, authenticator, browser } = await memberWithPasskey()
  const { db, services, transact } = house.ctx
  await transact((tx) => services.identity.requestReset(tx, { memberId: member.id, byId: null }))
  await signIn(house, house.browser())
  expect(await services.identity.findOpenReset(db, member.id)).toBeDefined()
  const ask = await openAsk(browser)
  const answer = authenticator.answer({
    challenge: await challengeAt(browser, ask),
    origin: FEDERATION,
    userHandle: member.id,
  })
  await browser.submit(`${ask}/passkey`, asForm(answer))
  expect(await services.identity.findOpenReset(db, member.id)).toBeUndefined()
})
