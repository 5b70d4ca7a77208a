import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Pool } from 'undici'
import { startStockProvider } from './sign-on-stock.ts'
import { type BenchProvider, Visitor } from './sign-on-visitor.ts'

let stock: BenchProvider
let pool: Pool
beforeAll(async () => {
  stock = await startStockProvider()
  pool = new Pool(stock.address, { connections: 8 })
})
afterAll(async () => {
  await pool.close()
  await stock.stop()
})

test('the provider that ours is compared with still knows a visitor after the sign-ons of four hundred others', async () => {
  const late = new Visitor(stock, stock.own, pool)
  await late.signOn()
  for (let count = 0; count < 400; count += 1) await new Visitor(stock, stock.own, pool).signOn()
  expect(await late.signOn({ prompt: 'none' })).toHaveProperty('id_token')
})

test('a refused sign-on says who refused it and why', async () => {
  await expect(new Visitor(stock, stock.own, pool).signOn({ prompt: 'none' })).rejects.toThrow(
    /^stock in memory refused a sign-on: login_required/,
  )
})
