import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import type { AppRequest } from '@rose-ash/server/testing/app-client'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import type { Member } from '@rose-ash/shared/protocols/member'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import sharp from 'sharp'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const { ctx, client: account, close } = await bootApp({ readConfig, createContext, createApp })
let rosa: Member

afterAll(close)
beforeEach(async () => {
  account.cookies.clear()
  await resetStores()
  rosa = await createMember(ctx, { name: 'Rosa Marsh' })
  await signedIn(ctx, account, rosa)
})

const picture = (background: string) => sharp({ create: { width: 640, height: 400, channels: 3, background } })
const red = () => picture('#a33').jpeg().toBuffer()

/** The form as a browser sends it. */
async function send(fields: Record<string, string>, file: Buffer | undefined, headers?: AppRequest['headers']) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ name: 'Rosa Marsh', ...fields })) form.set(name, value)
  form.set('picture', new Blob(file ? [new Uint8Array(file)] : []), file ? 'me.jpg' : '')
  const encoded = new Response(form)
  return account.post('/profile', {
    body: Buffer.from(await encoded.arrayBuffer()),
    headers: { 'content-type': encoded.headers.get('content-type')!, ...headers },
  })
}

async function faceOf(member = rosa): Promise<string | null> {
  return (await ctx.services.account.getMember(ctx.db, member.id))?.avatarUrl ?? null
}

const fileOf = (url: string) => join(ctx.config.ROSE_DATA_DIR, url)

test('a picture becomes a square without its metadata, at an address that never changes', async () => {
  const withPlace = await picture('#a33')
    .withExif({ IFD3: { GPSLatitude: '51/1 28/1 0/1' } })
    .jpeg()
    .toBuffer()
  expect((await sharp(withPlace).metadata()).exif).toBeDefined()
  expect((await send({ bio: 'Bakes.' }, withPlace)).location).toBe('/profile')
  const url = await faceOf()
  expect(url).toMatch(/^\/media\/avatars\/[0-9a-f]{32}\/[0-9a-f]{64}\.webp$/)
  const answer = await account.get(url!)
  expect(answer.headers).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  const { width, height, exif } = await sharp(answer.body).metadata()
  expect({ width, height, exif }).toEqual({ width: 384, height: 384, exif: undefined })
  expect((await account.get(url!.replace('webp', 'avif'))).headers['content-type']).toBe('image/avif')
})

test('the picture is on the desk and in the masthead of the very next page', async () => {
  await send({}, await red())
  const url = await faceOf()
  const { text } = await account.get('/')
  expect(text.match(/class="avatar avatar--(small|large)" src="[^"]+"/g)).toEqual([
    `class="avatar avatar--small" src="${url}"`,
    `class="avatar avatar--large" src="${url}"`,
  ])
  const [stored] = await ctx.redis.keys('rose:session:account:*')
  expect(JSON.parse((await ctx.redis.get(stored!))!).passport.user.member.avatarUrl).toBe(url)
})

test('another picture takes the place of the first, whose files go', async () => {
  await send({}, await red())
  const first = await faceOf()
  await send({}, await picture('#363').png().toBuffer())
  const second = await faceOf()
  expect(second).not.toBe(first)
  expect([first, second].map((url) => existsSync(fileOf(url!)))).toEqual([false, true])
  expect(existsSync(fileOf(first!.replace('webp', 'avif')))).toBe(false)
})

test('a full disk is said in words, and nothing that was typed is lost or half saved', async () => {
  const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`])
  limit('1')
  const answer = await send({ name: 'Rosa Typed' }, await red()).finally(() => limit('unlimited'))
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('We have no room for pictures just now.')
  expect(answer.text).toContain('value="Rosa Typed"')
  expect(await faceOf()).toBeNull()
})

test('the copies of a picture go with it', async () => {
  await send({}, await red())
  const copy = (await faceOf())!.replace('.webp', '-w160.webp')
  expect((await account.get(copy)).status).toBe(200)
  await send({ withoutPicture: 'yes' }, undefined)
  expect((await account.get(copy)).status).toBe(404)
})

test('a picture is taken away, and stays with whoever else chose the same', async () => {
  const ann = await createMember(ctx, { name: 'Ann' })
  await send({}, await red())
  const mine = await faceOf()
  await signedIn(ctx, account, ann)
  await send({ name: 'Ann' }, await red())
  await send({ name: 'Ann', withoutPicture: 'yes' }, undefined)
  expect([await faceOf(ann), await faceOf()]).toEqual([null, mine])
  expect(existsSync(fileOf(mine!))).toBe(true)
})

test('the same picture again, and a form without one, change nothing', async () => {
  await send({}, await red())
  const url = await faceOf()
  await send({}, await red())
  await send({}, undefined)
  expect(await faceOf()).toBe(url)
  expect(existsSync(fileOf(url!))).toBe(true)
})

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>')
test.each([
  ['words', async () => Buffer.from('this is not a picture'), 'We cannot read that picture'],
  ['a drawing that could run', async () => svg, 'We cannot read that picture'],
  ['half a picture', async () => (await red()).subarray(0, 900), 'We cannot read that picture'],
  ['a bomb of pixels', () => bomb(), 'too large to unpack'],
  ['nine megabytes', async () => Buffer.alloc(9 * 1024 * 1024, 1), 'under 8 MB'],
])('%s: said beside the field, what was typed is kept, nothing is saved', async (_what, make, says) => {
  const answer = await send({ name: 'Rosa Quill', bio: 'Kept words.', handle: 'quill' }, await make())
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(says)
  for (const typed of ['Rosa Quill', 'Kept words.', 'quill']) expect(answer.text).toContain(typed)
  expect(await ctx.services.account.getMember(ctx.db, rosa.id)).toMatchObject({ name: 'Rosa Marsh', avatarUrl: null })
})

/** Few bytes that unpack to 100 million pixels. */
function bomb(): Promise<Buffer> {
  const large = { width: 10_000, height: 10_000, channels: 3 as const, background: '#fff' }
  return sharp({ create: large, limitInputPixels: false }).png({ compressionLevel: 9 }).toBuffer()
}

test('a form with another mistake says that the picture has to be chosen again', async () => {
  const answer = await send({ name: '' }, await red())
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Tell us what to call you.')
  expect(answer.text).toContain('Choose your picture once more')
  expect(await faceOf()).toBe(null)
})

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['an opaque origin', { origin: 'null' }],
  ['nowhere, as no browser sends it', { origin: '' }],
])('a multipart form from %s is refused before it is read', async (_from, headers) => {
  expect((await send({ name: 'Evil' }, await red(), headers)).status).toBe(403)
  expect(await ctx.services.account.getMember(ctx.db, rosa.id)).toMatchObject({ name: 'Rosa Marsh', avatarUrl: null })
})

test.each([
  [
    'without its end',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nRos',
  ],
  ['without a boundary', 'multipart/form-data', 'x'],
])('a multipart form %s is a bad request', async (_what, type, body) => {
  expect((await account.post('/profile', { body, headers: { 'content-type': type } })).status).toBe(400)
})

test('a form that does not end is not read to its end', async () => {
  const answer = await send({}, Buffer.alloc(40 * 1024 * 1024, 1)).catch(() => ({ status: 413 }))
  expect(answer.status).toBe(413)
})

test('two tabs that save at once leave one picture, and its file', async () => {
  await Promise.all([send({}, await red()), send({}, await picture('#336').png().toBuffer())])
  expect(await readFile(fileOf((await faceOf())!))).toBeInstanceOf(Buffer)
})
