import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { z } from 'zod'
import { createBaseTestContext } from '../testing/create-base-test-context.ts'
import { resetRedis } from '../testing/test-redis.ts'
import { waitUntil } from '../testing/wait-until.ts'
import { createQueues } from './create-queues.ts'
import { defineJob } from './define-job.ts'

const base = await createBaseTestContext('blog')
const queues = createQueues({ ...base, redisUrl: base.config.REDIS_URL })
beforeEach(resetRedis)
afterAll(async () => {
  await queues.close()
  await base.close()
})

const weigh = defineJob({ name: 'loaf.weigh', payload: z.object({ grams: z.number() }), attempts: 3, backoffMs: 1 })

test('a job is done with its payload, and one id is one job', async () => {
  const seen: number[] = []
  await queues.add(weigh, { grams: 800 }, { jobId: 'loaf-1' })
  await queues.add(weigh, { grams: 800 }, { jobId: 'loaf-1' })
  await queues.add(weigh, { grams: 400 })
  const worker = queues.work(weigh, async ({ grams }) => void seen.push(grams))
  await waitUntil('both jobs', () => seen.length === 2)
  await worker.stop()
  expect(seen.sort()).toEqual([400, 800])
})

test('a job that fails is tried again, and knows which try is its last', async () => {
  const tries: [number, boolean][] = []
  await queues.add(weigh, { grams: 1 })
  const worker = queues.work(weigh, async (_payload, { attempt, isLastAttempt }) => {
    tries.push([attempt, isLastAttempt])
    throw new Error('the scales are off')
  })
  await waitUntil('the third try', () => tries.length === 3)
  await worker.stop()
  expect(tries).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ])
})

test('stopping a worker waits for what it has in hand', async () => {
  const finish = Promise.withResolvers<void>()
  let state = 'waiting'
  await queues.add(weigh, { grams: 1 })
  const worker = queues.work(weigh, async () => {
    state = 'running'
    await finish.promise
    state = 'done'
  })
  await waitUntil('the job to run', () => state === 'running')
  const stopped = worker.stop()
  finish.resolve()
  await stopped
  expect(state).toBe('done')
})

test('a payload of the wrong shape is refused where it is made', async () => {
  await expect(queues.add(weigh, { grams: 'much' } as never)).rejects.toThrow()
})
