import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { load } from 'cheerio'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const { ctx, client: ida, close } = await bootApp({ readConfig, createContext, createApp })
const { db } = ctx
afterAll(close)
beforeEach(async () => {
  ida.cookies.clear()
  await resetStores()
  await signedIn(ctx, ida, await createMember(ctx, { roles: ['administrator'] }))
})

const flow = (parts: object) =>
  db.flowInstance.create({
    data: {
      name: 'refund-payment',
      version: 1,
      originApp: 'cart',
      input: {},
      status: 'suspended',
      wakeAt: null,
      ...parts,
    },
  })
const named = async (path: string) => {
  const $ = load((await ida.get(path)).text)
  return $('section[aria-labelledby="flows-head"] tbody th a')
    .toArray()
    .map((cell) => $(cell).text())
}
const actions = async () =>
  (await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ action, subjectId }) => [action, subjectId])

test('flows are found by what they are for, by name, state and day, and paged', async () => {
  await flow({ name: 'expire-order', input: { orderId: 'ORDER-7' }, createdAt: new Date('2026-01-02T12:00:00Z') })
  await flow({
    idempotencyKey: 'refund 12',
    status: 'failed',
    finishedAt: new Date(),
    error: { message: 'no such payment' },
  })
  expect((await named('/background-work')).toSorted()).toEqual(['expire-order', 'refund-payment'])
  expect(await named('/background-work?q=order-7')).toEqual(['expire-order'])
  expect(await named('/background-work?q=Refund%2012')).toEqual(['refund-payment'])
  expect(await named('/background-work?name=expire')).toEqual(['expire-order'])
  expect(await named('/background-work?status=failed')).toEqual(['refund-payment'])
  expect(await named('/background-work?day=2026-01-02')).toEqual(['expire-order'])
  expect(await named('/background-work?q=zebra')).toEqual([])
  await db.flowInstance.createMany({
    data: Array.from({ length: 60 }, () => ({ name: 'many', version: 1, originApp: 'cart', input: {}, wakeAt: null })),
  })
  const $ = load((await ida.get('/background-work?name=many')).text)
  expect(await named($('a:contains("Older ones")').attr('href')!)).toHaveLength(10)
})

test('a flow shows its steps, its children, and signals that nobody took', async () => {
  const { id } = await flow({ status: 'failed', finishedAt: new Date(), error: { message: 'the till is closed' } })
  await db.flowStep.create({
    data: {
      ...{ flowId: id, position: 0, name: 'ask the till', kind: 'run', state: 'failed', attempts: 3, epoch: 1 },
      error: { message: 'closed' },
    },
  })
  await db.flowSignal.create({ data: { flowId: id, key: 'too-early' } })
  await flow({ name: 'a-child', parentId: id })
  const { text } = await ida.get(`/background-work/flows/${id}`)
  for (const words of ['the till is closed', 'ask the till', 'too-early', 'a-child', 'Try again'])
    expect(text).toContain(words)
  expect((await ida.get('/background-work/flows/00000000-0000-7000-8000-000000000000')).status).toBe(404)
})

test('several flows are cancelled at once, each in the audit log; what has ended is left alone', async () => {
  const waiting = [await flow({}), await flow({})]
  const done = await flow({ status: 'completed', finishedAt: new Date() })
  const ids = [...waiting, done].map(({ id }) => id)
  await ida.post('/background-work/flows', { form: { act: 'cancel', ids } as never })
  const states = await db.flowInstance.findMany({ select: { id: true, status: true, cancelRequested: true } })
  expect(states.filter(({ status, cancelRequested }) => status === 'cancelled' || cancelRequested).length).toBe(2)
  expect((await actions()).map(([action]) => action)).toEqual(['work.cancel', 'work.cancel'])
})

test('what was given up is tried again, dropped or held back, each in the audit log', async () => {
  await db.mailboxMessage.create({
    data: { actor: 'box', kind: 'test', idemKey: 'a', message: {}, state: 'parked', lastError: 'bad' },
  })
  const expiresAt = new Date(Date.now() + 3_600_000)
  const delivery = { kind: 'test.send', destination: 'dead.example', payload: {}, expiresAt }
  await db.delivery.createMany({
    data: [
      { ...delivery, key: 'parked', state: 'parked', lastError: 'refused' },
      { ...delivery, key: 'waits', destination: 'held.example' },
    ],
  })
  const $ = load((await ida.get('/background-work')).text)
  expect($('section[aria-labelledby="troubles-head"] tbody tr')).toHaveLength(2)
  const act = (kind: string, name: string, act: string, destination = '') =>
    ida.post('/background-work/troubles', { form: { kind, name, act, destination } })
  await act('mailbox', 'box', 'replay')
  await act('delivery', 'test.send', 'replay', 'dead.example')
  await act('delivery', 'test.send', 'pause', 'held.example')
  await act('delivery', 'test.send', 'cancel', 'held.example')
  await act('reaction', 'nobody', 'cancel')
  expect((await db.mailboxMessage.findMany()).map(({ state }) => state)).toEqual(['pending'])
  expect((await db.delivery.findMany({ orderBy: { seq: 'asc' } })).map(({ state }) => state)).toEqual([
    'pending',
    'cancelled',
  ])
  expect((await db.deliveryDestination.findFirst({ where: { name: 'held.example' } }))?.pausedAt).toBeInstanceOf(Date)
  expect(await actions()).toEqual([
    ['work.replay', 'box'],
    ['work.replay', 'test.send'],
    ['work.pause', 'test.send'],
    ['work.cancel', 'test.send'],
  ])
})

test('a steward is no operator', async () => {
  ida.cookies.clear()
  await signedIn(ctx, ida, await createMember(ctx, { roles: ['steward'] }))
  expect((await ida.get('/background-work')).status).toBe(403)
})
