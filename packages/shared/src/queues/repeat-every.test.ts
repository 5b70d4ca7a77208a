import { expect, test } from '@jest/globals'
import { repeatEvery } from './repeat-every.ts'

test('work goes on after a failure, one run at a time, and stopping waits for the run in hand', async () => {
  const runs: string[] = []
  const failures: unknown[] = []
  const { promise: threeRuns, resolve } = Promise.withResolvers<void>()
  let atOnce = 0
  const worker = repeatEvery(
    1,
    async () => {
      atOnce += 1
      expect(atOnce).toBe(1)
      await new Promise((done) => setTimeout(done, 5))
      atOnce -= 1
      runs.push('run')
      if (runs.length === 3) resolve()
      if (runs.length === 1) throw new Error('the first fails')
    },
    (error) => failures.push(error),
  )
  await threeRuns
  await worker.stop()
  expect(atOnce).toBe(0)
  expect(failures).toHaveLength(1)
})
