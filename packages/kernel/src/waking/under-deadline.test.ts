import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { underDeadline } from './under-deadline.ts'

const forever = new AbortController().signal
const unhandled: unknown[] = []
const note = (reason: unknown) => void unhandled.push(reason)
beforeAll(() => void process.on('unhandledRejection', note))
afterAll(() => void process.off('unhandledRejection', note))

test('work that hangs is given up', async () => {
  await expect(underDeadline(forever, 20, () => new Promise(() => {}))).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('work that throws at once fails, and nothing rejects later behind its back', async () => {
  await expect(
    underDeadline(forever, 20, () => {
      throw new Error('at once')
    }),
  ).rejects.toThrow('at once')
  await pause(60)
  expect(unhandled).toEqual([])
})

test('work that is done is done', async () => {
  expect(await underDeadline(forever, 20, async () => 'done')).toBe('done')
})
