import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { tellOperator } from '../src/jobs/tell-operator.ts'

const { ctx, close } = await bootApp({ readConfig, createContext, createApp })
afterAll(close)
beforeEach(resetStores)

const turn = { dueAt: new Date(), idempotencyKey: 'turn', signal: new AbortController().signal }
const look = () => tellOperator.run(ctx, turn)
const letters = () =>
  ctx.db.outgoingMail.findMany({ where: { template: 'operator-alert' }, orderBy: { createdAt: 'asc' } })

const park = (seq: bigint) =>
  ctx.db.reactionTask.create({ data: { handler: 'test.parked', seq, state: 'parked', lastError: 'secret' } })

test('the administrators are told of what is parked once, and again only after it was well', async () => {
  const ann = await createMember(ctx)
  await ctx.db.memberRole.create({ data: { memberId: ann.id, role: 'administrator' } })
  await createMember(ctx)
  await look()
  expect(await letters()).toEqual([])

  await park(1n)
  await Promise.all([look(), look()])
  await park(2n)
  await look()
  const told = await letters()
  expect(told).toMatchObject([{ to: ann.email }])
  expect(told[0]!.data).toMatchObject({
    alerts: [{ check: 'no task is parked', isBroken: false, count: 1, subjects: ['test.parked'] }],
  })
  expect(JSON.stringify(told)).not.toContain('secret')

  await ctx.db.reactionTask.deleteMany()
  await look()
  await park(3n)
  await look()
  expect(await letters()).toHaveLength(2)
})

test('further failures of a kind that was told of are told after a day, and the same ones are not', async () => {
  const ann = await createMember(ctx)
  await ctx.db.memberRole.create({ data: { memberId: ann.id, role: 'administrator' } })
  await park(1n)
  await look()
  await ctx.db.kernelAlert.updateMany({ data: { toldAt: new Date(0) } })
  await look()
  expect(await letters()).toHaveLength(1)
  await park(2n)
  await look()
  await look()
  expect(await letters()).toHaveLength(2)
})
