import { readFile } from 'node:fs/promises'
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { PROJECTIONS } from '@rose-ash/domains/context/projections'
import { saveMarket } from '@rose-ash/domains/market/catalogue/save-catalogue'
import { appointSeller } from '@rose-ash/domains/market/sellers/appoint-seller'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { drainProjections } from '@rose-ash/kernel/testing/drain'
import type { AppClient } from '@rose-ash/server/testing/app-client'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { Prisma } from '@rose-ash/shared/db/client'
import type { FragmentRequest } from '@rose-ash/shared/fragments/fragment-request'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { listingQuery } from '../src/services/listing/listing-query.ts'
import { listingSql } from '../src/services/listing/listing-sql.ts'

const { ctx, openClient, close } = await bootApp({ readConfig, createContext, createApp })
let client: AppClient

afterAll(close)
beforeEach(async () => {
  await resetStores()
  client = await openClient()
})

const NEW_PRODUCT = {
  name: 'Leek & potato pie',
  category: 'bread',
  market: 'shop',
  packAmount: '600',
  packUnit: 'g',
  price: '£6.50',
  vatClass: 'zero',
  onHand: '4',
}

const htmx = { 'hx-request': 'true' }

describe('the shop', () => {
  it('shows each shelf with its products, prices and unit prices', async () => {
    await createProduct(ctx, { name: 'Rye loaf' })
    await createProduct(ctx, { name: 'Mended socks', categorySlug: 'wool' })
    const page = await client.get('/')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Rye loaf')
    expect(page.text).toContain('£4.20')
    expect(page.text).toContain('£1.05 / 100 g')
    expect(page.text).toMatch(/id="shelf-wool"/)
  })

  it('a page past the end of a listing leads to its last', async () => {
    await createProduct(ctx, { name: 'Rye loaf' })
    expect((await client.get('/categories/bread?sort=name&page=50')).location).toBe('/categories/bread?sort=name')
  })

  it('the pictures of the first row are not lazy', async () => {
    for (let at = 0; at < 6; at += 1) {
      const { productId } = await createProduct(ctx)
      await ctx.db.productImage.create({ data: { productId, path: 'aa/loaf.webp' } })
    }
    const pictures = (await client.get('/categories/bread')).text.match(/<picture>.*?<\/picture>/g) ?? []
    expect(pictures.map((picture) => picture.includes('loading="lazy"'))).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
    ])
  })

  it('the masthead knows what is in the basket, so that tiles can say so, and a product can be had by the half dozen', async () => {
    const { variantId, slug } = await createProduct(ctx)
    expect((await client.get(`/products/${slug}`)).text).toMatch(/name="quantity" type="number"[^>]* max="10"/)
    const added = await client.post('/cart/lines', { form: { refId: variantId, quantity: '6' }, headers: htmx })
    expect(added.text).toContain(`data-inside="${variantId}:6"`)
  })

  it('the filters stand before the shelf, where they are opened', async () => {
    await createProduct(ctx, { labelSlugs: ['organic'] })
    const { text } = await client.get('/categories/bread?label=organic')
    expect(text.indexOf('Filters and order')).toBeLessThan(text.indexOf('class="shelf"'))
    expect(text).not.toContain('href="#filters"')
  })

  it('an empty shop says so', async () => {
    expect((await client.get('/')).text).toContain('The shelves are empty today.')
  })

  it('filters a shelf by labels, with counts, and by what is in stock', async () => {
    await createProduct(ctx, { name: 'Rye loaf', labelSlugs: ['organic', 'vegan'] })
    await createProduct(ctx, { name: 'Butter bun', labelSlugs: ['organic'], onHand: 0 })
    const organic = await client.get('/categories/bread?label=organic')
    expect(organic.text).toContain('2 things')
    const both = await client.get('/categories/bread?label=organic&label=vegan')
    expect(both.text).toContain('Rye loaf')
    expect(both.text).not.toContain('Butter bun')
    const stocked = await client.get('/categories/bread?availability=in-stock')
    expect(stocked.text).toContain('1 thing')
    expect((await client.get('/categories/nowhere')).status).toBe(404)
  })

  it('finds words in any form and forgives a slip of the finger', async () => {
    await createProduct(ctx, { name: 'Sourdough loaf' })
    await createProduct(ctx, { name: 'Quince jelly' })
    for (const q of ['sourdoughs', 'sourdogh', 'SOUR', "loaf' OR 1=1 --%"]) {
      const page = await client.get(`/search?q=${encodeURIComponent(q)}`)
      expect(page.status).toBe(200)
      expect(page.text).not.toContain('Quince jelly')
      if (!q.includes('=')) expect(page.text).toContain('Sourdough loaf')
    }
  })

  it('looks for words by index, product by product never', async () => {
    const plan = await ctx.transact(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`
      return tx.$queryRaw(Prisma.sql`EXPLAIN ${listingSql({}, listingQuery.parse({ q: 'rye' }), 24)}`)
    })
    expect(JSON.stringify(plan)).toMatch(/products_search_idx.*products_folded_trgm_idx/)
  })

  it('describes a product to people and to machines; drafts are not there', async () => {
    const { slug } = await createProduct(ctx, { name: 'Rye <loaf>', variant: { memberPriceMinor: 380 } })
    const page = await client.get(`/products/${slug}`)
    expect(page.text).toContain('£3.80 for members')
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page.text)?.[1] ?? '{}')
    expect(data).toMatchObject({ '@type': 'Product', offers: [{ price: '4.20', priceCurrency: 'GBP' }] })
    const draft = await createProduct(ctx, { published: false })
    expect((await client.get(`/products/${draft.slug}`)).status).toBe(404)
  })
})

describe('members’ prices', () => {
  it('are for those who belong to the co-op, on the page and in the basket; a first sign-in is not enough', async () => {
    const { slug, variantId } = await createProduct(ctx, { variant: { memberPriceMinor: 380 } })
    const pays = async (...roles: 'cooperator'[]) => {
      const member = await createMember(ctx, { roles })
      client.cookies.clear()
      await signedIn(ctx, client, member)
      const lines = [{ kind: 'product' as const, refId: variantId }]
      const [quote] = await ctx.services.market.quote(ctx.db, { lines, buyer: { memberId: member.id } })
      return [(await client.get(`/products/${slug}`)).text.includes('The members’ price.'), quote?.unitPriceMinor]
    }
    expect(await pays()).toEqual([false, 420])
    expect(await pays('cooperator')).toEqual([true, 380])
  })
})

describe('the fediverse', () => {
  it('lists shelves and products for search engines, and no drafts', async () => {
    const { slug } = await createProduct(ctx, { name: 'Rye loaf' })
    await drainProjections(ctx, PROJECTIONS)
    const { text } = await client.get('/sitemap.xml')
    expect([...text.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map((match) => match[1])).toEqual([
      '/',
      `/products/${slug}`,
      '/categories/bread',
    ])
    expect((await client.get('/robots.txt')).text).toContain('/sitemap.xml')
  })

  it.each([
    ['Crème fraîche', 'creme fraiche'],
    ['Crème fraîche', 'cremme fraishe'],
    ['全麦パン', 'ﾊﾟﾝ'],
    ['김치를 담는 항아리', '김치'],
    ['خُبْز القمح', 'خبز'],
  ])('finds “%s” by “%s”', async (name, q) => {
    await createProduct(ctx, { name, slug: 'thing' })
    expect((await client.get(`/search?q=${encodeURIComponent(q)}`)).text).toContain(`${name}</a></h3>`)
  })

  it('reads a product as ActivityStreams', async () => {
    const { slug } = await createProduct(ctx, { name: 'Rye loaf' })
    await drainProjections(ctx, PROJECTIONS)
    const answer = await client.get(`/products/${slug}`, { headers: { accept: 'application/activity+json' } })
    expect(answer.json()).toMatchObject({
      type: 'Note',
      content: expect.stringContaining('Rye loaf'),
      url: `${client.origin}/products/${slug}`,
    })
  })
})

describe('adding to the basket', () => {
  it('without scripts goes back to where the form was, with a notice', async () => {
    const { variantId, slug } = await createProduct(ctx, { name: 'Rye loaf' })
    const answer = await client.post('/cart/lines', {
      form: { refId: variantId, slug, name: 'Rye loaf' },
      headers: { referer: `${client.origin}/categories/bread?page=1` },
    })
    expect(answer.status).toBe(303)
    expect(answer.location).toBe(`${client.origin}/categories/bread?page=1#product-${slug}`)
    expect((await client.get('/')).text).toContain('Rye loaf is in your basket.')
    expect(await ctx.db.cartLine.count()).toBe(1)
  })

  it('with htmx answers in place, together with the basket’s count, and can be undone', async () => {
    const { variantId, slug } = await createProduct(ctx)
    const form = { refId: variantId, slug, name: 'Rye loaf', quantity: '2' }
    const added = await client.post('/cart/lines', { form, headers: htmx })
    expect(added.text).toContain('In your basket: 2')
    expect(added.text).toMatch(/id="cart-mini" hx-swap-oob="true".*<span class="count">2</s)
    const undone = await client.post('/cart/lines/removal', { form, headers: htmx })
    expect(undone.text).toContain(`id="add-${slug}"`)
    expect(await ctx.db.cartLine.count()).toBe(0)
  })

  it('says when somebody was quicker', async () => {
    const { variantId, slug } = await createProduct(ctx, { onHand: 0 })
    const answer = await client.post('/cart/lines', { form: { refId: variantId, slug }, headers: htmx })
    expect(answer.text).toContain('Just sold out')
  })

  it('does not follow a referer to another site, and refuses forms from one', async () => {
    const { variantId } = await createProduct(ctx)
    const form = { refId: variantId }
    const back = await client.post('/cart/lines', { form, headers: { referer: 'https://evil.example/x' } })
    expect(back.location).toBe('/')
    const forged = await client.post('/cart/lines', { form, headers: { origin: 'https://evil.example' } })
    expect(forged.status).toBe(403)
  })

  it('refuses nonsense', async () => {
    const { variantId } = await createProduct(ctx)
    const forms: Record<string, string>[] = [
      { refId: 'x' },
      { refId: variantId, quantity: '-1' },
      { refId: variantId, quantity: '1e9' },
    ]
    for (const form of forms) {
      expect((await client.post('/cart/lines', { form })).status).toBe(422)
    }
  })
})

/** Signs in a seller of the market "Shop", which is made when there is none. */
async function signInSeller() {
  const seller = await createMember(ctx, { roles: ['seller'] })
  await ctx.transact(async (tx) => {
    await saveMarket(ctx, tx, { slug: 'shop', name: 'Shop' })
    await appointSeller(ctx, tx, { marketSlug: 'shop', memberId: seller.id, by: null })
  })
  await signedIn(ctx, client, seller)
  return seller
}

describe('the sellers’ desk', () => {
  it('counts drafts and what runs out of a seller’s own markets, and leads there from a product', async () => {
    const loaf = await createProduct(ctx, { onHand: 3 })
    await createProduct(ctx, { published: false })
    const elsewhere = await createProduct(ctx, { marketSlug: 'shutter', onHand: 0 })
    const member = await signInSeller()
    const { html } = await ctx.fragments.fetchAll([{ type: 'market.work' }], { requestId: 'r', member })
    expect(String(html[0])).toContain('1 draft, 1 low on stock')
    const link = `href="http://market.rose.localhost:3000/desk/products/${loaf.productId}"`
    expect((await client.get(`/products/${loaf.slug}`)).text).toContain(link)
    expect((await client.get('/desk')).text).toContain(`id="product-${loaf.productId}"`)
    expect((await client.get(`/products/${elsewhere.slug}`)).text).not.toContain('class="edit-link"')
  })

  it('is for sellers', async () => {
    expect((await client.get('/desk')).status).toBe(303)
    await signedIn(ctx, client, await createMember(ctx))
    expect((await client.get('/desk')).status).toBe(403)
  })

  it('puts a new product on the shelf and tells the log', async () => {
    await createProduct(ctx)
    await signInSeller()
    expect((await client.get('/desk/products/new')).status).toBe(200)
    const saved = await client.post('/desk/products', { form: NEW_PRODUCT })
    expect(saved.location).toBe('/desk')
    expect((await client.get('/products/leek-potato-pie')).text).toContain('£6.50')
    const facts = await ctx.db.activity.findMany({
      where: { type: 'market.product.published' },
      orderBy: { seq: 'desc' },
      take: 1,
    })
    expect(facts[0]).toMatchObject({ visibility: 'public', object: { slug: 'leek-potato-pie', priceMinor: 650 } })
  })

  it('never takes over the pack of another product', async () => {
    const other = await createProduct(ctx, { marketSlug: 'shutter' })
    await ctx.db.variant.updateMany({ where: { productId: other.productId }, data: { sku: 'TUESDAY-LOAF-1' } })
    await createProduct(ctx)
    await signInSeller()
    const saved = await client.post('/desk/products', {
      form: { ...NEW_PRODUCT, name: 'Tuesday loaf 1', price: '0.01' },
    })
    expect(saved.status).toBe(303)
    expect((await ctx.db.variant.findUniqueOrThrow({ where: { sku: 'TUESDAY-LOAF-1' } })).productId).toBe(
      other.productId,
    )
    expect((await client.get(`/products/${other.slug}`)).status).toBe(200)
  })

  it('keeps what was typed when something is missing', async () => {
    await signInSeller()
    const answer = await client.post('/desk/products', { form: { name: 'Pie', price: 'much' } })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('A price looks like 4.20.')
    expect(answer.text).toContain('value="Pie"')
  })

  it('says in its own words what is wrong with a field, never in the validator’s', async () => {
    await signInSeller()
    const form = { ...NEW_PRODUCT, name: 'x'.repeat(121), memberPrice: 'less', onHand: '-1' }
    const { text } = await client.post('/desk/products', { form })
    expect(text).toContain('Keep the name under 120 characters.')
    expect(text).toContain('Give a whole number of packs')
    expect(text).not.toMatch(/Too (?:big|small)|Invalid/)
  })

  it('does not take an empty number for 0', async () => {
    await signInSeller()
    const { status, text } = await client.post('/desk/products', {
      form: { ...NEW_PRODUCT, packAmount: '', onHand: '' },
    })
    expect(status).toBe(422)
    expect(text).toContain('A whole number of grams, millilitres or pieces.')
    expect(text).toContain('Give a whole number of packs, 0 to 100,000.')
  })

  it('refuses a members’ price above the price, for a new product and for a pack', async () => {
    const { variantId } = await createProduct(ctx)
    await signInSeller()
    const answer = await client.post('/desk/products', { form: { ...NEW_PRODUCT, price: '4.20', memberPrice: '4.21' } })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Members pay at most what everybody pays.')
    const row = await client.post(`/desk/variants/${variantId}`, { form: { price: '4.20', memberPrice: '4.21' } })
    expect(row.text).toContain('Members pay at most what everybody pays.')
    await client.post(`/desk/variants/${variantId}`, { form: { price: '4.20', memberPrice: '4.20' } })
    expect(await ctx.db.variant.findUnique({ where: { id: variantId } })).toMatchObject({ memberPriceMinor: 420 })
  })

  it('an import or a process of another version writes no members’ price above the price either', async () => {
    await expect(createProduct(ctx, { variant: { memberPriceMinor: 421 } })).rejects.toMatchObject({
      details: { memberPrice: 'above_price' },
    })
    const { variantId } = await createProduct(ctx)
    const row = { where: { id: variantId }, data: { memberPriceMinor: 421 } }
    await expect(ctx.db.variant.update(row)).rejects.toThrow('variants_member_price_check')
  })

  it('changes a price and counts stock, but not below what is promised', async () => {
    const { variantId } = await createProduct(ctx)
    await ctx.db.variant.update({ where: { id: variantId }, data: { reserved: 3 } })
    await signInSeller()
    await client.post(`/desk/variants/${variantId}`, { form: { price: '4.75', memberPrice: '' } })
    const refused = await client.post(`/desk/variants/${variantId}/count`, { form: { onHand: '2' } })
    expect(refused.text).toContain('already promised')
    await client.post(`/desk/variants/${variantId}/count`, { form: { onHand: '7' } })
    expect((await client.post(`/desk/variants/${variantId}/count`, { form: { onHand: '' } })).status).toBe(422)
    expect(await ctx.db.variant.findUnique({ where: { id: variantId } })).toMatchObject({ priceMinor: 475, onHand: 7 })
  })

  it('answers a price and a count in their own cells, so that what is typed in others stays', async () => {
    const { variantId } = await createProduct(ctx)
    await signInSeller()
    const price = `/desk/variants/${variantId}`
    const inPlace = (path: string, form: Record<string, string>) => client.post(path, { form, headers: htmx })
    const saved = await inPlace(price, { price: '4,75', memberPrice: '' })
    expect(saved).toMatchObject({ status: 200, text: expect.stringMatching(/^<td data-label="Price.*Saved\./s) })
    expect(saved.text).not.toContain('/count')
    const refused = await inPlace(`${price}/count`, { onHand: 'many' })
    expect(refused).toMatchObject({ status: 422, text: expect.stringMatching(/^<td data-label="On hand.*"many"/s) })
    const plain = await client.post(price, { form: { price: '4.80', memberPrice: '' } })
    expect(plain.location).toBe(`/desk?pack=${variantId}&saved=price#pack-${variantId}`)
    const desk = await client.get(String(plain.location))
    expect(desk.text.match(/Saved\./g)).toHaveLength(1)
    expect(desk.text).toContain(`id="pack-${variantId}"`)
  })

  it('shows a seller their own markets only, and refuses changes to the rest', async () => {
    const { productId, variantId, name } = await createProduct(ctx, { marketSlug: 'other' })
    await signInSeller()
    expect((await client.get('/desk')).text).not.toContain(name)
    const wanted = { ...NEW_PRODUCT, market: 'other' }
    const tries: [string, Record<string, string>][] = [
      ['/desk/products', wanted],
      [`/desk/variants/${variantId}`, { price: '0.01', memberPrice: '' }],
      [`/desk/variants/${variantId}/count`, { onHand: '1' }],
      [`/desk/products/${productId}/withdrawal`, {}],
      [`/desk/products/${productId}/publication`, {}],
    ]
    for (const [path, form] of tries) expect([path, (await client.post(path, { form })).status]).toEqual([path, 403])
    expect(await ctx.db.variant.findUnique({ where: { id: variantId } })).toMatchObject({ priceMinor: 420, onHand: 10 })
    expect(await ctx.db.product.count()).toBe(1)
  })
})

describe('a product of one’s own', () => {
  const versionOf = (html: string) => /name="version" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const WORDS = { name: 'Rye loaf', category: 'bread', allergens: 'Contains rye', ingredients: 'Rye, salt' }
  const facts = (type: string) => ctx.db.activity.findMany({ where: { type }, orderBy: { seq: 'asc' } })

  it('is corrected in words and allergens, and the log is told of each; the same again tells nothing', async () => {
    const { productId, slug } = await createProduct(ctx, { name: 'Rye lofa' })
    await signInSeller()
    const path = `/desk/products/${productId}`
    const save = async (changes: Record<string, string> = {}) => {
      const version = versionOf((await client.get(path)).text)
      expect((await client.post(path, { form: { ...WORDS, ...changes, version } })).location).toBe(path)
    }
    await save()
    await save({ allergens: 'Contains rye, may contain nuts' })
    await save({ allergens: 'Contains rye, may contain nuts' })
    const page = (await client.get(`/products/${slug}`)).text
    expect(page).toContain('Rye loaf')
    expect(page).toContain('Contains rye, may contain nuts')
    expect((await facts('market.product.updated')).map(({ object }) => (object as { name: string }).name)).toEqual([
      'Rye loaf',
      'Rye loaf',
    ])
  })

  it('is not overwritten by a second tab, which sees both versions and may save its own', async () => {
    const { productId, slug } = await createProduct(ctx)
    await signInSeller()
    const path = `/desk/products/${productId}`
    const version = versionOf((await client.get(path)).text)
    await client.post(path, { form: { ...WORDS, version } })
    const late = await client.post(path, { form: { ...WORDS, name: 'Rye bread', version } })
    expect(late.status).toBe(409)
    expect(late.text).toContain('value="Rye bread"')
    expect(late.text).toContain('Saved meanwhile: Rye loaf')
    await client.post(path, { form: { ...WORDS, name: 'Rye bread', version: versionOf(late.text) } })
    expect((await client.get(`/products/${slug}`)).text).toContain('Rye bread')
  })

  it('takes single fields of the version that was saved meanwhile', async () => {
    const { productId, slug } = await createProduct(ctx)
    await signInSeller()
    const path = `/desk/products/${productId}`
    const mine = { ...WORDS, name: 'Rye bread', version: versionOf((await client.get(path)).text) }
    await client.post(path, { form: { ...mine, name: 'Rye loaf', allergens: 'Contains nuts' } })
    const wrong = await client.post(path, { form: { ...mine, name: '' } })
    expect(wrong.status).toBe(422)
    const late = await client.post(path, { form: { ...mine, version: versionOf(wrong.text) } })
    expect(late.status).toBe(409)
    await client.post(path, { form: { ...mine, theirs: 'allergens', version: versionOf(late.text) } })
    const page = (await client.get(`/products/${slug}`)).text
    expect([/Rye bread/, /Contains nuts/].map((words) => words.test(page))).toEqual([true, true])
  })

  it('gets a picture with words, which are changed and taken away again', async () => {
    const { productId, slug } = await createProduct(ctx)
    await signInSeller()
    const send = async (fields: Record<string, string>, file?: Buffer) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      if (file) form.set('picture', new Blob([new Uint8Array(file)]), 'loaf.png')
      const encoded = new Response(form)
      const headers = { 'content-type': encoded.headers.get('content-type') ?? '' }
      const body = Buffer.from(await encoded.arrayBuffer())
      return client.post(`/desk/products/${productId}/picture`, { body, headers })
    }
    const refused = await send({ alt: 'A typed loaf' }, Buffer.from('no picture'))
    expect([refused.status, refused.text.includes('value="A typed loaf"')]).toEqual([422, true])
    const drawing = await readFile(new URL('../../../prisma/seed/images/products/apple-buns.webp', import.meta.url))
    await send({ alt: 'A loaf' }, drawing)
    expect((await client.get(`/products/${slug}`)).text).toMatch(/<img src="\/media\/[^"]+\.webp" alt="A loaf"/)
    const [tile = ''] = (await client.get('/categories/bread')).text.match(/<img [^>]*alt="A loaf"[^>]*>/) ?? []
    for (const attribute of [' width="900"', ' height="900"', ' sizes="']) expect(tile).toContain(attribute)
    const copies = [...tile.matchAll(/(\/media\/\S+) (\d+)w/g)].map(
      ([, address = '', width]) => [address, width] as const,
    )
    expect(copies.map(([, width]) => width)).toEqual(['160', '320', '480', '900'])
    for (const [address] of copies) expect((await client.get(address)).status).toBe(200)
    await send({ alt: 'A dark loaf' })
    expect((await client.get(`/products/${slug}`)).text).toContain('alt="A dark loaf"')
    await send({ alt: '', withoutPicture: 'yes' })
    expect((await client.get(`/products/${slug}`)).text).not.toContain('A dark loaf')
    expect(await facts('market.product.updated')).toHaveLength(3)
  })

  it('is withdrawn, which search and followers are told, and put back', async () => {
    const { productId, slug } = await createProduct(ctx)
    await signInSeller()
    expect((await client.get(`/desk/products/${productId}`)).text).toContain('Take it off the shelf')
    await client.post(`/desk/products/${productId}/withdrawal`)
    expect((await client.get(`/products/${slug}`)).status).toBe(404)
    expect(await facts('market.product.withdrawn')).toHaveLength(1)
    expect((await client.get(`/desk/products/${productId}`)).text).toContain('Put it on the shelf')
    await client.post(`/desk/products/${productId}/publication`)
    expect((await client.get(`/products/${slug}`)).status).toBe(200)
  })

  it('of another market is nobody’s to change', async () => {
    const { productId } = await createProduct(ctx, { marketSlug: 'other' })
    await signInSeller()
    const path = `/desk/products/${productId}`
    const version = new Date().toISOString()
    expect((await client.get(path)).status).toBe(403)
    expect((await client.post(path, { form: { ...WORDS, version } })).status).toBe(403)
    expect((await client.post(`${path}/picture`, { form: { alt: 'x' } })).status).toBe(403)
  })
})

describe('who sells where', () => {
  const signInAs = async (...roles: ('administrator' | 'seller')[]) => {
    const member = await createMember(ctx, { roles })
    await signedIn(ctx, client, member)
    return member
  }

  it('is said by administrators, who find it on the desk', async () => {
    await createProduct(ctx)
    await signInAs('administrator')
    expect((await client.get('/desk')).text).toContain('href="/desk/sellers"')
    expect((await client.get('/desk/sellers')).text).toContain('Nobody sells here yet.')
    await signInAs('seller')
    expect((await client.get('/desk/sellers')).status).toBe(403)
  })

  it('lets a seller in and takes the market away again, each told once', async () => {
    await createProduct(ctx)
    const seller = await createMember(ctx, { roles: ['seller'] })
    await signInAs('administrator')
    for (let press = 0; press < 2; press += 1)
      expect((await client.post('/desk/sellers/shop', { form: { email: seller.email } })).status).toBe(303)
    expect((await client.get('/desk/sellers')).text).toContain(seller.email)
    for (let press = 0; press < 2; press += 1)
      await client.post(`/desk/sellers/shop/${seller.id}/removal`, { form: {} })
    expect((await client.get('/desk/sellers')).text).not.toContain(seller.email)
    const facts = await ctx.db.activity.findMany({
      where: { type: { startsWith: 'market.seller.' } },
      orderBy: { seq: 'asc' },
    })
    expect(facts.map(({ type }) => type)).toEqual(['market.seller.appointed', 'market.seller.dismissed'])
  })

  it('says what to do about an address it cannot let in, and keeps it', async () => {
    await createProduct(ctx)
    const { email } = await createMember(ctx)
    await signInAs('administrator')
    const noSeller = await client.post('/desk/sellers/shop', { form: { email } })
    expect([noSeller.status, noSeller.text]).toEqual([422, expect.stringContaining('Give them the role first')])
    expect(noSeller.text).toContain(`value="${email}"`)
    const unknown = await client.post('/desk/sellers/shop', { form: { email: 'nobody@rose.example' } })
    expect(unknown.text).toContain('No member has this address.')
    expect((await client.post('/desk/sellers/shop', { form: { email: 'no address' } })).text).toContain(
      'does not look like',
    )
    expect((await client.post('/desk/sellers/nowhere', { form: { email: 'nobody@rose.example' } })).status).toBe(422)
  })
})

describe('fragments', () => {
  /** A busy machine may miss the page's time budget at first; the fragment is then ready a moment later. */
  async function fragment(wanted: FragmentRequest): Promise<string> {
    for (;;) {
      const [html] = (await ctx.fragments.fetchAll([wanted], { requestId: 'test' })).html
      if (!String(html).includes('fragment-late')) return String(html)
    }
  }

  it('lends tiles to other apps, with absolute links', async () => {
    const { slug } = await createProduct(ctx, { name: 'Rye loaf' })
    const tile = await fragment({ type: 'market.product-card', params: { product: slug } })
    expect(tile).toContain(`href="http://market.rose.localhost:3000/products/${slug}"`)
    expect(await fragment({ type: 'market.listing', params: { limit: 2 } })).toContain('Rye loaf')
    expect(await fragment({ type: 'market.product-card', params: { product: 'gone' } })).toBe('')
  })
})
