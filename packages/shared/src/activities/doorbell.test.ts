import { afterAll, expect, test } from '@jest/globals'
import { createBaseTestContext } from '../testing/create-base-test-context.ts'
import { createDoorbell } from './doorbell.ts'

const ctx = await createBaseTestContext('market')
afterAll(() => ctx.close())

/** Somebody who has just rung, and somebody who listens and has heard it; `next` resolves at the next ring. */
async function ringAndListen() {
  const [ringer, bell] = [createDoorbell(ctx), createDoorbell(ctx)]
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
  const first = next()
  await ringer.ring()
  await first
  return { ringer, bell, next, heard: () => heard }
}

test('a burst of rings is heard at its beginning and at its end, not each time', async () => {
  const { ringer, bell, next, heard } = await ringAndListen()
  const last = next()
  for (let ring = 0; ring < 50; ring += 1) await ringer.ring()
  await last
  expect(heard()).toBeLessThan(50)
  await Promise.all([bell.close(), ringer.close()])
})

test('a ring that waits is heard although its process ends', async () => {
  const { ringer, bell, next, heard } = await ringAndListen()
  const last = next()
  await ringer.ring()
  await ringer.close()
  await last
  expect(heard()).toBe(2)
  await bell.close()
})
