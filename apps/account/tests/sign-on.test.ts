import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { noteRefusedPasskey } from '@rose-ash/server/limits/refused-passkeys'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { load } from 'cheerio'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const { ctx, client: ida, close } = await bootApp({ readConfig, createContext, createApp })
const { identity } = ctx.services

afterAll(close)
beforeEach(async () => {
  ida.cookies.clear()
  await resetStores()
  await signedIn(ctx, ida, await createMember(ctx, { roles: ['administrator'] }))
})

const page = async () => load((await ida.get('/sign-on')).text)
const actions = async () => (await ctx.db.auditEntry.findMany()).map(({ action, subjectId }) => [action, subjectId])

test('letters whose code was typed wrongly are listed, with what came of them and without a secret', async () => {
  const letter = { codeHash: 'c', expiresAt: new Date(), requestedFrom: 'Firefox on Linux' }
  await ctx.db.emailProof.createMany({
    data: [
      { ...letter, email: 'ann@members.example', tokenHash: 'hash-of-ann', attempts: 5 },
      { ...letter, email: 'bob@members.example', tokenHash: 'hash-of-bob', attempts: 0 },
    ],
  })
  const $ = await page()
  const lines = $('section[aria-labelledby="failed-head"] tbody tr').toArray()
  expect(
    lines.map((line) =>
      $(line)
        .find('td')
        .toArray()
        .slice(1)
        .map((cell) => $(cell).text()),
    ),
  ).toEqual([['ann@members.example', 'Firefox on Linux', '5', 'did not get in']])
  expect($.html()).not.toContain('hash-of')
})

test('a refused passkey stands there with whose it is and where it was shown', async () => {
  const refused = { at: '2026-03-01T12:00:00.000Z', email: 'ann@members.example', requestedFrom: 'Firefox on Linux' }
  await noteRefusedPasskey(ctx.redis, refused)
  const line = (await page())('section[aria-labelledby="refused-head"] tbody tr')
  expect(
    line
      .find('td')
      .toArray()
      .slice(1)
      .map((cell) => load(cell).text()),
  ).toEqual(['ann@members.example', 'Firefox on Linux'])
})

test('an administrator disconnects an application from a member, once, and the audit says so', async () => {
  const ann = await createMember(ctx)
  await ctx.db.oidcClient.create({ data: { clientId: 'the-reader', name: 'The Reader', metadata: {} } })
  await ctx.db.oidcPayload.create({
    data: {
      ...{ kind: 'Grant', idHash: 'grant', clientId: 'the-reader', memberId: ann.id, grantId: 'grant' },
      ...{ payload: { openid: { scope: 'openid email' } }, expiresAt: new Date(Date.now() + 3600_000) },
    },
  })
  const $ = load((await ida.get(`/members/${ann.id}`)).text)
  const form = $('section[aria-labelledby="applications-head"] form').attr('action')!
  await ida.post(form)
  await ida.post(form)
  expect(await identity.listConnections(ctx.db, ann.id)).toEqual([])
  expect(await actions()).toEqual([['application.disconnected', ann.id]])
})

test('a new key is announced, signs later, and is not made twice by two presses', async () => {
  await ctx.transact((tx) => identity.rotateKeys(tx, { byId: null }))
  const long = new Date(Date.now() - 30 * 24 * 3600_000)
  await ctx.db.oidcKey.updateMany({ data: { createdAt: long } })
  const [former] = await identity.listSigningKeys(ctx.db)
  await ida.post('/sign-on/keys')
  await ida.post('/sign-on/keys')
  const states = (await identity.listSigningKeys(ctx.db)).map(({ kid, state }) => [kid === former?.kid, state])
  expect(states).toEqual([
    [false, 'announced'],
    [true, 'signs'],
  ])
  expect((await page())('section[aria-labelledby="keys-head"]').text()).toContain('signs soon')
  expect((await actions()).map(([action]) => action)).toEqual(['keys.rotated', 'keys.rotated'])
  const kept = await ctx.db.oidcKey.findMany({ select: { secretEncrypted: true } })
  const { text } = await ida.get('/sign-on')
  expect(kept.filter(({ secretEncrypted }) => text.includes(secretEncrypted))).toEqual([])
})

test('sign-outs that did not arrive are told again for one application', async () => {
  const { id: memberId } = await createMember(ctx)
  await ctx.db.delivery.createMany({
    data: ['one', 'other'].map((clientId) => ({
      ...{
        kind: 'federation.send-logout',
        key: clientId,
        destination: clientId,
        payload: { memberId, clientId, sid: 's' },
      },
      ...{ state: 'parked', attempts: 9, expiresAt: new Date(0), lastError: 'connect ECONNREFUSED' },
    })),
  })
  const $ = await page()
  const lines = $('section[aria-labelledby="logouts-head"] tbody tr')
  expect(
    lines
      .find('th')
      .toArray()
      .map((cell) => $(cell).text()),
  ).toEqual(['one', 'other'])
  expect(lines.first().text()).toContain('given up')
  const form = { application: 'one' }
  await ida.post('/sign-on/logouts', { form })
  const tasks = await ctx.db.delivery.findMany({ orderBy: { seq: 'asc' }, select: { state: true, attempts: true } })
  expect(tasks).toEqual([
    { state: 'pending', attempts: 0 },
    { state: 'parked', attempts: 9 },
  ])
  expect(await actions()).toEqual([['logouts.retried', 'one']])
  expect((await ida.post('/sign-on/logouts', { form: { handler: 'market.count-stock' } })).status).toBe(422)
})
