import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { defineMailbox } from '../src/mailboxes/define-mailbox.ts'
import { createMailboxRunner } from '../src/mailboxes/mailbox-runner.ts'
import { sendMessage } from '../src/mailboxes/send-message.ts'
import { drainMailboxes } from '../src/testing/drain.ts'
import { eventually } from './support/eventually.ts'
import { createNotes, note, readNotes } from './support/notes.ts'

const ctx = await createServerTestContext('kernel')
afterAll(() => ctx.close())
beforeEach(async () => {
  await resetStores()
  await createNotes(ctx.db)
})

const counter = defineMailbox({
  kind: 'counter',
  initial: { total: 0 },
  message: z.object({ add: z.number(), tell: z.string().optional() }),
  receive: async (tx, { total }, { add, tell }, _ctx, { idemKey }) => {
    await note(tx, `+${add}`)
    const replies = tell ? [{ to: tell, message: { add }, idemKey: `${idemKey}:told` }] : []
    return { state: { total: total + add }, replies }
  },
})

const stateOf = async (name: string) => (await ctx.db.mailbox.findUnique({ where: { name } }))?.state

test('a mailbox takes its messages in order, each once', async () => {
  await sendMessage(ctx, null, { to: 'counter/a', message: { add: 1 }, idemKey: 'one' })
  await sendMessage(ctx, null, { to: 'counter/a', message: { add: 2 }, idemKey: 'two' })
  await sendMessage(ctx, null, { to: 'counter/a', message: { add: 1 }, idemKey: 'one' })
  await drainMailboxes(ctx, [counter])
  expect(await stateOf('counter/a')).toEqual({ total: 3 })
  expect(await readNotes(ctx.db)).toEqual(['+1', '+2'])
})

test('two mailboxes get their own message though both have one key', async () => {
  for (const to of ['counter/a', 'counter/b']) await sendMessage(ctx, null, { to, message: { add: 1 }, idemKey: 'one' })
  await drainMailboxes(ctx, [counter])
  expect([await stateOf('counter/a'), await stateOf('counter/b')]).toEqual([{ total: 1 }, { total: 1 }])
})

test('a reply is sent in the commit of the turn', async () => {
  await sendMessage(ctx, null, { to: 'counter/a', message: { add: 5, tell: 'counter/b' }, idemKey: 'one' })
  await drainMailboxes(ctx, [counter])
  expect(await stateOf('counter/b')).toEqual({ total: 5 })
})

test('a message that fails for good is parked and the next one taken; its turn left nothing', async () => {
  const fussy = defineMailbox({
    kind: 'fussy',
    initial: {},
    message: z.string(),
    maxAttempts: 1,
    receive: async (tx, _state, text) => {
      await note(tx, text)
      if (text === 'bad') throw new Error('cannot')
      return { state: { last: text } }
    },
  })
  for (const text of ['bad', 'good']) await sendMessage(ctx, null, { to: 'fussy/x', message: text, idemKey: text })
  await drainMailboxes(ctx, [fussy])
  expect(await readNotes(ctx.db)).toEqual(['good'])
  expect(await auditKernel(ctx)).toMatchObject([{ check: 'no message is parked', subject: 'fussy/x' }])
})

test('three runners give one mailbox one turn at a time', async () => {
  const runners = [1, 2, 3].map(() => createMailboxRunner(ctx, [counter], { pollMs: 10 }))
  for (const runner of runners) await runner.start()
  for (let index = 0; index < 60; index += 1) {
    await sendMessage(ctx, null, { to: `counter/${index % 3}`, message: { add: 1 }, idemKey: `m${index}` })
  }
  await eventually(async () => (await readNotes(ctx.db)).length === 60)
  await Promise.all(runners.map((runner) => runner.stop()))
  expect(await Promise.all([0, 1, 2].map((key) => stateOf(`counter/${key}`)))).toEqual(Array(3).fill({ total: 20 }))
  expect(await auditKernel(ctx)).toEqual([])
})

test('a message that failed is tried again when its back-off ends, not at the next poll', async () => {
  let isDown = true
  const flaky = defineMailbox({
    kind: 'flaky',
    initial: {},
    message: z.string(),
    receive: async (_tx, _state, text) => {
      const wasDown = isDown
      isDown = false
      if (wasDown) throw new Error('down')
      return { state: { last: text } }
    },
  })
  await sendMessage(ctx, null, { to: 'flaky/x', message: 'hello', idemKey: 'one' })
  const runner = createMailboxRunner(ctx, [flaky], { pollMs: 3_600_000 })
  await runner.start()
  await eventually(async () => (await ctx.db.mailboxMessage.count({ where: { state: 'taken' } })) === 1)
  await runner.stop()
  expect(await stateOf('flaky/x')).toEqual({ last: 'hello' })
})
