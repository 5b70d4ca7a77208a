import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import type { AdapterPayload } from 'oidc-provider'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { inExchange } from '../src/sign-on/oidc/adapters/browser-shelf.ts'
import { createAdapter } from '../src/sign-on/oidc/adapters/create-adapter.ts'

const ctx = createContext(readConfig(await testEnvironment()))
const adapterOf = createAdapter(ctx)
beforeEach(resetStores)
afterAll(() => ctx.close())

/** Every model that the provider keeps here, as its documentation of adapters names them; clients are registered, not upserted. */
const MODELS = [
  'AuthorizationCode',
  'AccessToken',
  'RefreshToken',
  'DeviceCode',
  'PushedAuthorizationRequest',
  'ReplayDetection',
  'Session',
  'Interaction',
  'Grant',
  'InitialAccessToken',
  'RegistrationAccessToken',
]
const CONSUMABLE = ['RefreshToken', 'DeviceCode', 'PushedAuthorizationRequest']
const GRANTABLE = ['AuthorizationCode', 'AccessToken', 'RefreshToken', 'DeviceCode']

const now = () => Math.floor(Date.now() / 1000)
const payloadOf = (kind: string, more: object = {}): AdapterPayload => ({
  kind,
  iat: now(),
  exp: now() + 600,
  ...more,
})

/** The request of a browser, which keeps what is nobody's yet. */
function inBrowser(work: () => Promise<void>): Promise<void> {
  const req = new IncomingMessage(new Socket())
  return inExchange({ req, res: new ServerResponse(req) }, work)
}

test.each(MODELS)('a %s is found as it was saved last, under its own id, until it is destroyed', (kind) =>
  inBrowser(() => keepsToTheContract(kind)),
)

async function keepsToTheContract(kind: string): Promise<void> {
  const adapter = adapterOf(kind)
  await adapter.upsert('one', payloadOf(kind, { note: 'first' }), 600)
  await adapter.upsert('one', payloadOf(kind, { note: 'second' }), 600)
  expect(await adapter.find('one')).toMatchObject({ kind, note: 'second', jti: 'one' })
  const unknown = [await adapter.find('two'), await adapter.findByUid('two'), await adapter.findByUserCode('TWO')]
  expect(unknown).toEqual([undefined, undefined, undefined])
  // An interaction is taken by the request that goes on with it, and so never destroyed.
  if (kind === 'Interaction') return
  await adapter.destroy('one')
  await adapter.destroy('one')
  expect(await adapter.find('one')).toBeUndefined()
}

test.each(CONSUMABLE)(
  'of twenty who consume one %s at once one succeeds, and it says so from then on',
  async (kind) => {
    const adapter = adapterOf(kind)
    await adapter.upsert('one', payloadOf(kind), 600)
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => adapter.consume('one')))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await adapter.find('one')).toMatchObject({ consumed: expect.any(Number) })
  },
)

test.each(GRANTABLE)('revoking a grant takes every %s of it, and of no other', async (kind) => {
  const adapter = adapterOf(kind)
  for (const [id, grantId] of [
    ['one', 'a'],
    ['two', 'a'],
    ['three', 'b'],
  ] as const)
    await adapter.upsert(id, payloadOf(kind, { grantId }), 600)
  await adapter.revokeByGrantId('a')
  await adapter.revokeByGrantId('nobody')
  expect([await adapter.find('one'), await adapter.find('two')]).toEqual([undefined, undefined])
  expect(await adapter.find('three')).toMatchObject({ grantId: 'b' })
})

test('a session is found by its uid, a device code by what its owner types', async () => {
  const { id: accountId } = await createMember(ctx)
  const session = adapterOf('Session')
  await session.upsert('one', payloadOf('Session', { uid: 'uid-1', accountId }), 600)
  expect(await session.findByUid('uid-1')).toMatchObject({ uid: 'uid-1' })
  const codes = adapterOf('DeviceCode')
  await codes.upsert('device', payloadOf('DeviceCode', { userCode: 'BCDFGHJK' }), 600)
  expect(await codes.findByUserCode('BCDFGHJK')).toMatchObject({ jti: 'device', userCode: 'BCDFGHJK' })
  await codes.destroy('device')
  expect(await codes.findByUserCode('BCDFGHJK')).toBeUndefined()
})

test('what lives for minutes expires by itself, and no id is stored as it is', async () => {
  await adapterOf('AccessToken').upsert('a-secret-token', payloadOf('AccessToken'), 600)
  await adapterOf('RefreshToken').upsert('another-secret', payloadOf('RefreshToken'), 600)
  const keys = await ctx.redis.keys('rose:oidc:AccessToken:*')
  expect(keys).toHaveLength(1)
  expect(await ctx.redis.ttl(keys[0]!)).toBeGreaterThan(0)
  const rows = await ctx.db.oidcPayload.findMany({ where: { kind: 'RefreshToken' } })
  expect(rows).toMatchObject([{ expiresAt: expect.any(Date) }])
  expect(JSON.stringify([keys, await ctx.redis.get(keys[0]!), rows])).not.toMatch(/a-secret-token|another-secret/)
})

test('a session of a member that was ended meanwhile cannot be saved again', async () => {
  const { id: accountId } = await createMember(ctx)
  const session = adapterOf('Session')
  const payload = payloadOf('Session', { uid: 'uid-2', accountId, amr: ['mail'], authorizations: {} })
  await session.upsert('two', payload, 600)
  await ctx.db.memberSession.updateMany({ data: { endedAt: new Date(), endedReason: 'revoked' } })
  await expect(session.upsert('two', payload, 600)).rejects.toMatchObject({
    error_description: 'the session has been ended',
  })
})
