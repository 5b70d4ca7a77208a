import { afterAll, expect, test } from '@jest/globals'
import { testDatabase } from '../testing/test-database.ts'
import { createPool } from './create-pool.ts'

const url = await testDatabase()
const sleepy = createPool({ url, poolSize: 1, longestPauseMs: 50 })
const awake = createPool({ url, poolSize: 1 })
afterAll(async () => {
  await awake.query('DROP TABLE IF EXISTS shared_test_rows')
  await Promise.all([sleepy.end(), awake.end()])
})

test('a process that falls asleep in a transaction loses its locks', async () => {
  await awake.query('CREATE TABLE IF NOT EXISTS shared_test_rows (id int PRIMARY KEY)')
  const asleep = await sleepy.connect()
  asleep.on('error', () => undefined)
  await asleep.query('BEGIN')
  await asleep.query('INSERT INTO shared_test_rows VALUES (1)')

  await awake.query('INSERT INTO shared_test_rows VALUES (1)')
  await expect(asleep.query('COMMIT')).rejects.toThrow()
  asleep.release(true)
})

test('twenty seconds are allowed, unless somebody asks for another time', async () => {
  const { rows } = await awake.query('SHOW idle_in_transaction_session_timeout')
  expect(rows).toEqual([{ idle_in_transaction_session_timeout: '20s' }])
})
