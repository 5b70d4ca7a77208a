import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { manyWriters } from './support/many-writers.ts'

const ROWS = 800
const ctx = await createServerTestContext('kernel')
beforeAll(resetStores)
afterAll(() => ctx.close())

test('eight writers with long, short and failing transactions: nothing skipped, nothing doubled, in order, rebuilt equals live', async () => {
  expect(await manyWriters(ctx, ROWS, 500_000)).toEqual({
    written: ROWS,
    skipped: 0,
    doubled: 0,
    outOfOrder: 0,
    rebuiltEqualsLive: true,
  })
}, 600_000)
