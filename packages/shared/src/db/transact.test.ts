import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { testDatabase } from '../testing/test-database.ts'
import { createDb } from './client.ts'
import { createPool } from './create-pool.ts'
import { afterCommit, createTransact } from './transact.ts'

const db = createDb(createPool({ url: await testDatabase(), poolSize: 2 }))
const logged: unknown[] = []
const transact = createTransact(db, { error: ((fields: { err: unknown }) => void logged.push(fields.err)) as never })
beforeEach(() => void logged.splice(0))
afterAll(() => db.$disconnect())

const deadlock = () => Object.assign(new Error('deadlock detected'), { code: '40P01' })

test('a hook that fails with a deadlock does not run committed work again', async () => {
  let runs = 0
  const answer = await transact(async (tx) => {
    runs += 1
    afterCommit(tx, async () => {
      throw deadlock()
    })
    return 'committed'
  })
  expect({ answer, runs }).toEqual({ answer: 'committed', runs: 1 })
})

test('a hook that fails is logged, and the change that is committed is answered', async () => {
  const failure = new Error('the doorbell is gone')
  const answer = await transact(async (tx) => {
    afterCommit(tx, () => {
      throw failure
    })
    return 'committed'
  })
  expect(answer).toBe('committed')
  expect(logged).toEqual([failure])
})

test('every hook runs though one before it failed', async () => {
  const ran: string[] = []
  await transact(async (tx) => {
    afterCommit(tx, () => Promise.reject(new Error('first')))
    afterCommit(tx, () => void ran.push('second'))
    afterCommit(tx, () => void ran.push('third'))
  }).catch(() => undefined)
  expect(ran).toEqual(['second', 'third'])
})

test('work that lost a deadlock runs again, with the hooks of its last run only', async () => {
  const ran: number[] = []
  let runs = 0
  await transact(async (tx) => {
    const run = ++runs
    afterCommit(tx, () => void ran.push(run))
    if (run === 1) throw deadlock()
  })
  expect(ran).toEqual([2])
})
