import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { leavingFiles } from '@rose-ash/shared/media/leaving-files'
import { mediaStore } from '@rose-ash/shared/media/media-store'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createTestContext } from '../../testing/create-test-context.ts'
import { createProduct } from '../../testing/factories/create-product.ts'
import { sweepMedia } from './sweep-media.ts'

const ROSE_DATA_DIR = await mkdtemp(join(tmpdir(), 'rose-sweep-'))
const ctx = await createTestContext('blog')
const media = mediaStore({ ROSE_DATA_DIR })
const files = leavingFiles({ ROSE_DATA_DIR })
const sweep = (step = files) => sweepMedia({ ...ctx, files: step })

afterAll(async () => {
  await ctx.close()
  await rm(ROSE_DATA_DIR, { recursive: true })
})
beforeEach(async () => {
  await rm(join(ROSE_DATA_DIR, 'media'), { recursive: true, force: true })
  await resetStores()
})

const DAYS = 24 * 3_600_000
const ago = (days: number) => new Date(Date.now() - days * DAYS)

/** A picture with one copy that was uploaded long ago. */
async function uploaded() {
  const stem = `ab/${randomBytes(32).toString('hex')}`
  const paths = [`${stem}.webp`, `${stem}-w160.webp`]
  for (const path of paths) {
    await media.writeOnce(path, async () => Buffer.from(path))
    await utimes(join(ROSE_DATA_DIR, 'media', path), ago(400), ago(400))
  }
  return { stem, url: `/media/${stem}.webp`, isThere: async () => Boolean(await media.firstOf(paths)), paths }
}

/** As if the sweep had found these unused a month ago. */
async function passMonth() {
  await ctx.db.mediaLeaving.updateMany({ data: { since: ago(31) } })
}

const show = async (path: string) => {
  const { productId } = await createProduct(ctx)
  return ctx.db.productImage.create({ data: { productId, path } })
}

test('the files of a picture go when nothing has shown it for a month, with its copies', async () => {
  const picture = await uploaded()
  const { id } = await show(picture.url)
  await sweep()
  await ctx.db.productImage.delete({ where: { id } })
  expect([await sweep(), await picture.isThere()]).toEqual([0, true])
  await passMonth()
  expect([await sweep(), await picture.isThere()]).toEqual([1, false])
  expect(await ctx.db.mediaLeaving.count()).toBe(1)
  await sweep()
  expect(await ctx.db.mediaLeaving.count()).toBe(0)
})

test('what any row shows stays: an address in a text, in JSON, in another table, on another host', async () => {
  const [inText, inJson, inSetting] = [await uploaded(), await uploaded(), await uploaded()]
  await ctx.db.snippet.create({ data: { name: 'A box', lexical: `<img src="https://blog.example${inText.url}">` } })
  await ctx.db.blogSetting.create({ data: { key: 'logo', value: inSetting.url } })
  const cart = await ctx.db.cart.create({ data: { currency: 'GBP' } })
  const line = { cartId: cart.id, kind: 'product', refId: cart.id, quantity: 1, unitPriceMinor: 1, currency: 'GBP' }
  await ctx.db.cartLine.create({ data: { ...line, snapshot: { picture: { url: inJson.url } } } })
  await sweep()
  await passMonth()
  await sweep()
  for (const picture of [inText, inJson, inSetting]) expect(await picture.isThere()).toBe(true)
})

test('a picture that is shown again within the month starts anew', async () => {
  const picture = await uploaded()
  await sweep()
  await passMonth()
  await show(picture.url)
  await sweep()
  await ctx.db.productImage.deleteMany()
  await sweep()
  expect(await picture.isThere()).toBe(true)
})

test('an upload whose row is not yet written is left alone, and so is a file of another name', async () => {
  const picture = await uploaded()
  await media.writeOnce(picture.paths[0] ?? '', async () => Buffer.from('again'))
  await media.writeOnce('logo.svg', async () => Buffer.from('<svg/>'))
  await utimes(join(ROSE_DATA_DIR, 'media/logo.svg'), ago(400), ago(400))
  await sweep()
  expect(await ctx.db.mediaLeaving.count()).toBe(0)
})

test.each(['just before', 'just after'])('a picture that is chosen again %s it is set aside stays', async (when) => {
  const picture = await uploaded()
  await sweep()
  await passMonth()
  const uploadAgain = () => media.writeOnce(picture.paths[0] ?? '', async () => Buffer.from('again'))
  const setAside: typeof files.setAside = async (file) => {
    if (when === 'just before') await uploadAgain()
    await files.setAside(file)
    if (when === 'just after') await uploadAgain()
  }
  await sweep({ ...files, setAside })
  expect(await media.firstOf(picture.paths.slice(0, 1))).toBeDefined()
})

test('a sweep that was killed loses nothing: the next one puts back what is shown, and deletes the rest', async () => {
  const [shown, unused] = [await uploaded(), await uploaded()]
  for (const file of await files.listStems()) await files.setAside(file)
  expect([await shown.isThere(), await unused.isThere()]).toEqual([false, false])
  await show(shown.url)
  await sweep()
  expect([await shown.isThere(), await unused.isThere()]).toEqual([true, false])
  expect(await files.listAside()).toEqual([])
})
