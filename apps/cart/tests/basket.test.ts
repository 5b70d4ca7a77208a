import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import type { AppClient } from '@rose-ash/server/testing/app-client'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const env = { SUMUP_API_URL: 'http://127.0.0.1:9', SUMUP_API_KEY: 'nothing-to-pay', SUMUP_MERCHANT_CODE: 'MTEST' }
const { ctx, openClient, close } = await bootApp({ readConfig, createContext, createApp }, { env })
let client: AppClient

afterAll(close)
beforeEach(async () => {
  await resetStores()
  client = await openClient()
})

const htmx = { 'hx-request': 'true' }
const add = (refId: string, quantity = 1) => client.post('/cart/lines', { form: { refId, quantity: String(quantity) } })
const line = () => ctx.db.cartLine.findFirstOrThrow()

describe('the basket', () => {
  it('is an invitation while it is empty, and makes no cart for those who only look', async () => {
    expect((await client.get('/')).text).toContain('Your basket is empty.')
    expect(await ctx.db.cart.count()).toBe(0)
  })

  it('changes quantities by a plain form and, with htmx, in place with the new totals', async () => {
    await add((await createProduct(ctx)).variantId)
    const { id } = await line()
    expect((await client.post(`/lines/${id}`, { form: { quantity: '3' } })).location).toBe('/#basket')
    expect((await client.get('/')).text).toContain('£12.60')
    const live = await client.post(`/lines/${id}`, { form: { quantity: '2' }, headers: htmx })
    expect(live.text).toContain('£8.40')
    expect(live.text).toMatch(/id="cart-mini" hx-swap-oob="true".*<span class="count">2</s)
  })

  it('says beside its line what is wrong with a quantity, and nothing is changed or nested', async () => {
    await add((await createProduct(ctx)).variantId)
    const { id } = await line()
    const live = await client.post(`/lines/${id}`, { form: { quantity: '500' }, headers: htmx })
    expect(live.status).toBe(422)
    expect(live.text).toMatch(/^<div id="basket"/)
    expect(live.text).toContain('A basket holds at most 99 of one thing.')
    const plain = await client.post(`/lines/${id}`, { form: { quantity: 'many' } })
    expect(plain.text).toContain('Say how many as a whole number.')
    expect((await client.post(`/lines/${id}`, { form: { quantity: '' } })).status).toBe(422)
    expect((await line()).quantity).toBe(1)
  })

  it('shows a small copy of what is in it, in its own words', async () => {
    const { productId, variantId } = await createProduct(ctx)
    const stem = `/media/ab/${'ab'.repeat(32)}`
    const image = { productId, path: `${stem}.webp`, alt: 'A dark loaf', width: 900, height: 900 }
    await ctx.db.productImage.create({ data: image })
    await add(variantId)
    const [picture = ''] = (await client.get('/')).text.match(/<img [^>]*alt="A dark loaf"[^>]*>/) ?? []
    for (const attribute of [`${stem}-w160.webp 160w`, ' sizes="4.5rem"', ' width="900"', ' loading="lazy"'])
      expect(picture).toContain(attribute)
  })

  it('takes out with a way back', async () => {
    const { variantId } = await createProduct(ctx)
    await add(variantId, 2)
    const { id } = await line()
    const out = await client.post(`/lines/${id}`, { form: { quantity: '0' } })
    expect(out.location).toBe(`/?removed=product.${variantId}.2`)
    expect((await client.get(out.location ?? '')).text).toContain('Put it back')
    await client.post('/cart/lines', { form: { kind: 'product', refId: variantId, quantity: '2' } })
    expect((await line()).quantity).toBe(2)
  })

  it('a line of another basket cannot be touched', async () => {
    await add((await createProduct(ctx)).variantId)
    const { id } = await line()
    const stranger = await openClient()
    await stranger.post(`/lines/${id}`, { form: { quantity: '0' } })
    expect(await ctx.db.cartLine.count()).toBe(1)
  })

  it('refuses quantities that are none', async () => {
    await add((await createProduct(ctx)).variantId)
    const { id } = await line()
    for (const quantity of ['-1', '1.5', '1000', 'NaN']) {
      expect((await client.post(`/lines/${id}`, { form: { quantity } })).status).toBe(422)
    }
    expect((await line()).quantity).toBe(1)
  })

  it('is counted in the masthead at once when a signed-in browser still brings an anonymous one', async () => {
    await add((await createProduct(ctx)).variantId, 2)
    const token = client.cookies.header('cart.rose.localhost')
    const browser = await openClient()
    await signedIn(ctx, browser, await createMember(ctx))
    expect((await browser.get('/')).text).not.toContain('<span class="count">')
    const session = browser.cookies.header('cart.rose.localhost')
    const page = await browser.get('/', { headers: { cookie: `${session}; ${token}` } })
    expect(page.text).toContain('<span class="count">2</span>')
  })

  it('comes along when its owner has signed in, and the token is worth nothing afterwards', async () => {
    const { variantId } = await createProduct(ctx)
    await add(variantId, 2)
    const member = await createMember(ctx)
    await signedIn(ctx, client, member)
    const page = await client.get('/')
    expect(page.text).toContain('£8.40')
    expect(page.setCookie.join()).toContain('rose_cart=;')
    expect(await ctx.db.cart.findFirst({ where: { status: 'open' } })).toMatchObject({
      memberId: member.id,
      tokenHash: null,
    })
  })

  it('says what has sold out and does not lead on', async () => {
    const { variantId } = await createProduct(ctx, { onHand: 1 })
    await add(variantId)
    await ctx.db.variant.update({ where: { id: variantId }, data: { onHand: 0 } })
    const page = await client.get('/')
    expect(page.text).toContain('This has sold out meanwhile.')
    expect(page.text).not.toContain('Go to checkout')
  })
})
