import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { BaseContext } from '@rose-ash/shared/context/base-context'
import { createBaseTestContext } from '@rose-ash/shared/testing/create-base-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { Command } from 'commander'
import { registerStatus } from '../src/commands/status.ts'

const before = { ...process.env }
/** Stands for all seven processes. */
const ready = createServer((_req, res) => void res.end('{}'))
let ctx: BaseContext

beforeAll(async () => {
  await new Promise<void>((resolve) => ready.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(ready.address() as AddressInfo).port}`
  const names = ['BLOG', 'MARKET', 'EVENTS', 'FEDERATION', 'CART', 'ACCOUNT', 'KERNEL']
  const urls = Object.fromEntries(names.map((name) => [`${name}_INTERNAL_URL`, url]))
  Object.assign(process.env, await testEnvironment(urls))
  await resetStores()
  ctx = await createBaseTestContext()
})
afterAll(async () => {
  process.env = before
  ready.closeAllConnections()
  ready.close()
  await ctx.close()
})

async function status(...args: string[]): Promise<string> {
  const written: string[] = []
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  const program = new Command()
  registerStatus(program)
  try {
    await program.parseAsync(['status', ...args], { from: 'user' })
  } finally {
    spy.mockRestore()
    process.exitCode = undefined
  }
  return written.join('')
}

test('a house in order says what runs, and that nothing waits', async () => {
  const found = JSON.parse(await status('--json'))
  expect(found).toMatchObject({ ok: true, waiting: [], log: { horizon: expect.any(Number) } })
  expect(found.processes).toHaveLength(7)
})

test('what is parked is named with the command that shows it', async () => {
  const flow = { name: 'refund-payment', version: 1, originApp: 'cart', input: {}, wakeAt: null }
  await ctx.db.flowInstance.create({ data: { ...flow, status: 'suspended', parkedAt: new Date() } })
  await ctx.db.reactionCursor.create({ data: { handler: 'cart.on-order-paid' } })
  await ctx.db.reactionTask.create({ data: { handler: 'cart.on-order-paid', seq: 1n, state: 'parked' } })
  expect(JSON.parse(await status('--json'))).toMatchObject({
    ok: false,
    waiting: [
      '1 of refund-payment parked: rose flows list --status parked',
      '1 parked of cart.on-order-paid: rose kernel audit',
    ],
  })
  expect(await status()).toContain('✓ cart: ready')
})
