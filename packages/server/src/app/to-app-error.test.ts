import { afterAll, expect, test } from '@jest/globals'
import { createServerTestContext } from '../testing/create-server-test-context.ts'
import { toAppError } from './to-app-error.ts'

const ctx = await createServerTestContext()
afterAll(() => ctx.close())
const { db } = ctx

test.each([
  ['a text that is no uuid', () => db.post.findUnique({ where: { id: 'zebra' } })],
  ['a number past int', () => db.variant.updateMany({ data: { priceMinor: 2_147_483_648 } })],
  ['a number past bigint', () => db.activity.findFirst({ where: { seq: 9_223_372_036_854_775_808n } })],
  ['NUL in a text', () => db.post.findFirst({ where: { slug: 'a\0b' } })],
  ['NUL in JSON', () => db.$queryRaw`SELECT ${JSON.stringify({ a: '\0' })}::jsonb ->> 'a'`],
  ['a number past bigint in SQL', () => db.$queryRaw`SELECT ${'9223372036854775808'}::bigint`],
  ['a date that is none', () => db.$queryRaw`SELECT ${'2026-02-31'}::date`],
])('%s is an answer about the input, not a failure of the house', async (_what, ask) => {
  const error = await Promise.resolve()
    .then(ask)
    .catch((thrown) => thrown)
  expect(toAppError(error)).toMatchObject({ code: 'does_not_fit', status: 422 })
})
