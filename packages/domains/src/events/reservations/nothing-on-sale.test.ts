import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { SoldOutError } from '@rose-ash/shared/protocols/reservable'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import type { SharedContext } from '../../context/shared-context.ts'
import { createTestContext } from '../../testing/create-test-context.ts'

let ctx: SharedContext
beforeAll(async () => {
  ctx = await createTestContext('events')
})
beforeEach(resetStores)
afterAll(() => ctx.close())

const buyer = { memberId: null }
const ticket = () => ({ kind: 'ticket' as const, refId: randomUUID(), quantity: 2 })

it('answers for tickets and slots, and knows none that can be bought', async () => {
  const { events } = ctx.services
  expect(events.kinds).toEqual(['ticket', 'slot'])
  expect(await events.quote(ctx.db, { lines: [ticket()], buyer })).toEqual([])
})

it('reserves no ticket, saying how many of which are missing', async () => {
  const line = ticket()
  const reserving = ctx.transact((tx) =>
    ctx.services.events.reserve(tx, { reservationId: randomUUID(), lines: [line], buyer, expiresAt: new Date() }),
  )
  await expect(reserving).rejects.toBeInstanceOf(SoldOutError)
  await expect(reserving).rejects.toMatchObject({
    shortages: [{ kind: 'ticket', refId: line.refId, wanted: 2, available: 0 }],
  })
})

it('has nothing to give back', async () => {
  const reservationId = randomUUID()
  await ctx.transact(async (tx) => {
    await ctx.services.events.release(tx, { reservationId })
    await ctx.services.events.takeBack(tx, { reservationId, by: null })
  })
})
