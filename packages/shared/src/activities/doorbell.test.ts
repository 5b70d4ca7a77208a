import { afterAll, expect, test } from '@jest/globals'
import { createTestContext } from '../testing/create-test-context.ts'
import { createDoorbell } from './doorbell.ts'

const ctx = await createTestContext('market')
afterAll(() => ctx.close())

/** Somebody who listens; `next` resolves at the next ring. */
async function listener() {
  const bell = createDoorbell(ctx)
  let heard = 0
  let tell = () => {}
  await bell.onRing(() => {
    heard += 1
    tell()
  })
  const next = () =>
    new Promise<void>((resolve) => {
      tell = resolve
    })
  return { bell, next, heard: () => heard }
}

test('a burst of rings is heard at its beginning and at its end, not each time', async () => {
  const { bell, next, heard } = await listener()
  const ringer = createDoorbell(ctx)
  const first = next()
  await ringer.ring()
  await first
  const last = next()
  for (let ring = 0; ring < 50; ring += 1) await ringer.ring()
  await last
  expect(heard()).toBeLessThan(50)
  await Promise.all([bell.close(), ringer.close()])
})

test('a ring that waits is heard although its process ends', async () => {
  const { bell, next, heard } = await listener()
  const ringer = createDoorbell(ctx)
  const first = next()
  await ringer.ring()
  await first
  const last = next()
  await ringer.ring()
  await ringer.close()
  await last
  expect(heard()).toBe(2)
  await bell.close()
})
