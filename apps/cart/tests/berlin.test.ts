import { afterAll, expect, it } from '@jest/globals'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { drainReactions } from '@rose-ash/kernel/testing/drain'
import { renderEmail } from '@rose-ash/server/views/render-email'
import { onOrderPaid } from '../src/reactions/on-order-paid.ts'
import { createBuyer, openTill, runFlows } from './buying.ts'

const file = new URL('../../../tests/support/berlin.yaml', import.meta.url).pathname
const { ctx, sumup, clean, close } = await openTill({ ROSE_CONFIG_FILE: file })
afterAll(close)

it('a co-op in Berlin takes euros, asks SumUp for euros and writes a receipt with 19 % and 7 %', async () => {
  await clean()
  await runFlows(ctx)
  const buyer = await createBuyer(ctx)
  await buyer.add((await createProduct(ctx, { variant: { priceMinor: 11_900, vatClass: 'standard' } })).variantId, 10)
  await buyer.add((await createProduct(ctx, { variant: { priceMinor: 107, vatClass: 'reduced' } })).variantId)
  const pages = [await buyer.client.get('/'), await buyer.client.get('/checkout')]
  const payUrl = await buyer.checkOut()
  const attempt = await ctx.db.paymentAttempt.findFirstOrThrow()
  expect(attempt).toMatchObject({ amountMinor: 119_107, currency: 'EUR' })
  expect(await ctx.sumup.getCheckout(attempt.checkoutId ?? '')).toMatchObject({ amountMinor: 119_107, currency: 'EUR' })
  await sumup.press(payUrl, 'pay')
  const [id] = await buyer.orderIds()
  await buyer.client.get(`/orders/${id}/return`)
  pages.push(await buyer.client.get(`/orders/${id}`))
  for (const { text } of pages) {
    expect(text).toContain('1.191,07\u00a0€')
    expect(text).not.toMatch(/£|GBP/)
  }
  expect(pages[2]?.text).toContain('of which VAT at 19 %')
  expect(pages[2]?.text).toContain('190,00\u00a0€')
  expect(pages[2]?.text).toContain('of which VAT at 7 %')
  await drainReactions(ctx, [onOrderPaid])
  const mail = await ctx.db.outgoingMail.findFirstOrThrow()
  const { text } = renderEmail(ctx.views, 'emails/order-paid', mail.data as object)
  expect(text).toMatch(/1\.191,07\s€/)
  expect(text).toContain('Genossenschaft am Kanal')
  await buyer.client.close()
})
