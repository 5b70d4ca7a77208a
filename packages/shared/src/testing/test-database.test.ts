import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { Redis } from 'ioredis'
import pg from 'pg'
import { resetStores } from './reset-stores.ts'
import { testDatabase } from './test-database.ts'
import { testRedis } from './test-redis.ts'

const pool = new pg.Pool({ connectionString: await testDatabase() })
const redis = new Redis(await testRedis())

beforeEach(resetStores)
afterAll(async () => {
  redis.disconnect()
  await pool.end()
})

test('the worker has a database of its own, built from the models', async () => {
  const { rows } = await pool.query(
    "SELECT current_database() AS name, to_regclass('ap_activities') IS NOT NULL AS built",
  )
  expect(rows).toEqual([{ name: expect.stringMatching(/^rose_test_[0-9a-f]{8}_\d+$/), built: true }])
})

test.each([1, 2])('what a test wrote is gone in the next one (%i)', async () => {
  await pool.query('CREATE TABLE IF NOT EXISTS scribble (seq bigserial PRIMARY KEY, word text)')
  const { rows } = await pool.query("INSERT INTO scribble (word) VALUES ('mine') RETURNING seq")
  const [{ count } = { count: '' }] = (await pool.query('SELECT count(*) FROM scribble')).rows
  expect({ seq: rows[0].seq, count }).toEqual({ seq: '1', count: '1' })
  expect(await redis.incr('scribbles')).toBe(1)
})
