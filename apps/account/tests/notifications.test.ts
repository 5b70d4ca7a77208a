import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { acceptInvitation } from '@rose-ash/domains/account/invitations/accept-invitation'
import { inviteMember } from '@rose-ash/domains/account/invitations/invite-member'
import { cancelDigest } from '@rose-ash/domains/blog/digests/cancel-digest'
import { openDigest } from '@rose-ash/domains/blog/digests/open-digest'
import { PROJECTIONS } from '@rose-ash/domains/context/projections'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createDevice } from '@rose-ash/domains/testing/factories/create-device'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { rebuildProjection } from '@rose-ash/kernel/projections/rebuild-projection'
import { drainProjections } from '@rose-ash/kernel/testing/drain'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { orderPaid, paymentMismatched, refundCompleted } from '@rose-ash/shared/activities/catalogue/cart'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { load } from 'cheerio'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const { ctx, client: account, close } = await bootApp({ readConfig, createContext, createApp })
const { services, transact, db } = ctx

afterAll(close)
beforeEach(async () => {
  account.cookies.clear()
  await resetStores()
})

async function signInAs(overrides: Parameters<typeof createMember>[1] = {}) {
  const member = await createMember(ctx, overrides)
  await signedIn(ctx, account, member)
  return member
}

async function pay(memberId: string | null, number: number) {
  const object = { number, memberId, totalMinor: 420, currency: 'GBP', itemCount: 1 }
  await transact((tx) => ctx.activities.append(tx, orderPaid, { objectId: randomUUID(), object }))
}

const follow = () => drainProjections(ctx, PROJECTIONS)

async function titles(): Promise<string[]> {
  const $ = load((await account.get('/notifications')).text)
  return $('.desk-item strong')
    .toArray()
    .map((title) => $(title).text())
}

async function countInMasthead(): Promise<string> {
  const $ = load((await account.get('/notifications')).text)
  return $('.place-me .count').text()
}

async function newest(): Promise<string> {
  return String(load((await account.get('/notifications')).text)('input[name=upTo]').attr('value'))
}

const markSeen = (upTo: string) => account.post('/notifications/reading', { form: { upTo } })

describe('a member', () => {
  test('is told of their orders and of nobody else’s, and sees how many are new', async () => {
    const ann = await signInAs()
    const other = await createMember(ctx)
    await pay(ann.id, 12)
    await pay(other.id, 13)
    await pay(null, 14)
    await follow()
    expect(await titles()).toEqual(['Order 12 is paid'])
    expect(await countInMasthead()).toBe('1')
    expect((await account.get('/')).text).toContain('One new notification')
  })

  test('who paid an order is told when money comes back', async () => {
    const ann = await signInAs()
    await pay(ann.id, 12)
    const paid = await db.activity.findFirstOrThrow({ where: { type: 'cart.order.paid' } })
    const object = {
      refundId: randomUUID(),
      paymentId: randomUUID(),
      number: 12,
      amountMinor: 120,
      vatMinor: 0,
      currency: 'GBP',
      restock: false,
    }
    for (const memberId of [ann.id, randomUUID(), null]) {
      const refund = { objectId: paid.objectId, object: { ...object, memberId } }
      await transact((tx) => ctx.activities.append(tx, refundCompleted, refund))
    }
    await follow()
    expect(await titles()).toEqual(['£1.20 of order 12 is on its way back', 'Order 12 is paid'])
  })

  test('marks what they saw as seen; what came meanwhile stays new, and an old tab brings nothing back', async () => {
    const ann = await signInAs()
    await pay(ann.id, 12)
    await follow()
    const old = await newest()
    await pay(ann.id, 13)
    await follow()
    const shown = await newest()
    await markSeen(old)
    expect(await countInMasthead()).toBe('1')
    await markSeen(shown)
    await markSeen(old)
    expect(await countInMasthead()).toBe('')
    expect(await titles()).toEqual(['Order 13 is paid', 'Order 12 is paid'])
  })

  test('cannot have seen what has not happened', async () => {
    const ann = await signInAs()
    await markSeen('999999999999999999')
    await pay(ann.id, 12)
    await follow()
    expect(await countInMasthead()).toBe('1')
    expect((await account.post('/notifications/reading', { form: { upTo: 'x' } })).status).toBe(422)
  })

  test('finds nothing new after a rebuild', async () => {
    const ann = await signInAs()
    await pay(ann.id, 12)
    await follow()
    await markSeen(await newest())
    await rebuildProjection(ctx, PROJECTIONS, 'notifications')
    expect([await titles(), await countInMasthead()]).toEqual([['Order 12 is paid'], ''])
  })

  test('pages through what is old', async () => {
    const ann = await signInAs()
    for (let number = 1; number <= 35; number += 1) await pay(ann.id, number)
    await follow()
    const $ = load((await account.get('/notifications')).text)
    expect($('.desk-item')).toHaveLength(30)
    const older = load((await account.get($('[rel=next]').attr('href')!)).text)
    expect(older('.desk-item strong').first().text()).toBe('Order 5 is paid')
  })

  test('is told of a device that is new, not of the first and not of one that is known', async () => {
    const ann = await signInAs()
    const sign = (sessionUid: string, userAgent: string) =>
      createDevice(ctx, { sessionUid, memberId: ann.id, userAgent })
    await sign('one', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0')
    await sign('two', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/141.0')
    await sign('three', 'Mozilla/5.0 (iPhone) Version/19 Safari/605')
    await follow()
    expect(await titles()).toEqual(['You signed in on a new device'])
  })
})

describe('people with a role', () => {
  const gather = () =>
    transact((tx) => openDigest(ctx, tx, { title: 'June', windowFrom: new Date(0), windowTo: new Date('2026-06-30') }))

  test('editors and administrators are told that a digest waits, until somebody has decided', async () => {
    const { id } = await gather()
    await follow()
    await signInAs({ roles: ['member', 'editor'] })
    expect(await titles()).toEqual(['“June” waits for an editor'])
    account.cookies.clear()
    await signInAs({ roles: ['member', 'administrator'] })
    expect(await titles()).toEqual(['“June” waits for an editor'])
    account.cookies.clear()
    await signInAs()
    expect(await titles()).toEqual([])
    await transact((tx) => cancelDigest(ctx, tx, { digestId: id }))
    await follow()
    expect(await db.notification.count()).toBe(0)
  })

  test('stewards and administrators are told of a payment that a person has to look at, and led to the orders desk', async () => {
    const orderId = randomUUID()
    await transact((tx) =>
      ctx.activities.append(tx, paymentMismatched, {
        objectId: orderId,
        object: { attemptId: randomUUID(), amountMinor: 420, currency: 'GBP' },
      }),
    )
    await follow()
    for (const role of ['steward', 'administrator'] as const) {
      await signInAs({ roles: ['member', role] })
      const page = load((await account.get('/notifications')).text)
      expect(page('.desk-item a').attr('href')).toMatch(new RegExp(`/desk/orders/${orderId}$`))
      account.cookies.clear()
    }
    await signInAs({ roles: ['member', 'editor'] })
    expect(await titles()).toEqual([])
  })

  test('who invited somebody is told by name that they came', async () => {
    const ida = await signInAs({ roles: ['member', 'administrator'] })
    const { id: memberId, email } = await createMember(ctx, { name: 'Sol <i>Hartley</i>' })
    await transact(async (tx) => {
      const { token } = await inviteMember(ctx, tx, { email, roles: ['seller'], byId: ida.id })
      await acceptInvitation(ctx, tx, { token, memberId })
    })
    await follow()
    expect(await titles()).toEqual(['Sol <i>Hartley</i> accepted your invitation'])
    expect(JSON.stringify(await db.notification.findMany({ select: { subject: true } }))).not.toContain('Sol')
  })
})

test('what a member was told is in their records, and goes with them, also from a rebuild', async () => {
  const ann = await signInAs()
  await pay(ann.id, 12)
  await follow()
  await markSeen(await newest())
  const records = await services.account.collectMemberRecords(db, ann.id)
  expect(records).toMatchObject({ notifications: [{ kind: 'order-paid' }], notificationsRead: [{ memberId: ann.id }] })

  await transact((tx) =>
    services.account.eraseMember(tx, { memberId: ann.id, addresses: [ann.email], pseudonym: `gone-${ann.id}@invalid` }),
  )
  expect([await db.notification.count(), await db.notificationReading.count()]).toEqual([0, 0])
  await follow()
  await rebuildProjection(ctx, PROJECTIONS, 'notifications')
  expect(await db.notification.count()).toBe(0)
})
