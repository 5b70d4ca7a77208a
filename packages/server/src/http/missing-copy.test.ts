import { mkdtempSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { mediaStore } from '@rose-ash/shared/media/media-store'
import { storePicture } from '@rose-ash/shared/media/store-picture'
import sharp from 'sharp'
import { createApp } from '../app/create-app.ts'
import { appClient } from '../testing/app-client.ts'
import { createServerTestContext } from '../testing/create-server-test-context.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'rose-copies-'))
const ctx = await createServerTestContext('market', { env: { ROSE_DATA_DIR: dataDir } })
const market = await appClient(createApp(ctx, { routes: () => undefined }), 'market')
afterAll(async () => {
  await market.close()
  await ctx.close()
  await rm(dataDir, { recursive: true })
})

const media = mediaStore(ctx.config)
let red = 0
/** A picture as it was stored before there were copies. */
async function stored(width: number, height: number) {
  red += 1
  const bytes = await sharp({ create: { width, height, channels: 3, background: { r: red, g: 9, b: 9 } } })
    .png()
    .toBuffer()
  const { path } = await storePicture(media, bytes)
  const stem = path.replace('.png', '')
  return { path, stem, folder: join(dataDir, 'media', path.slice(0, 2)) }
}

async function widthOf(path: string): Promise<number | undefined> {
  const bytes = await media.read(path)
  return bytes && (await sharp(bytes).metadata()).width
}

test('a smaller copy of a picture is made when a browser first asks for it, and kept', async () => {
  const { stem } = await stored(700, 350)
  const asked = await Promise.all([0, 1, 2].map(() => market.get(`/media/${stem}-w480.webp`)))
  for (const { status, headers } of asked) {
    expect([status, headers['content-type']]).toEqual([200, 'image/webp'])
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  }
  expect(await widthOf(`${stem}-w480.webp`)).toBe(480)
})

test('a copy is never wider than its picture', async () => {
  const { stem } = await stored(300, 150)
  expect((await market.get(`/media/${stem}-w960.webp`)).status).toBe(200)
  expect(await widthOf(`${stem}-w960.webp`)).toBe(300)
})

test('nobody can fill the disk with copies of any width, or of pictures that do not exist', async () => {
  const { stem, folder } = await stored(700, 350)
  const before = await readdir(folder)
  for (const path of [`${stem}-w481.webp`, `${stem}-w99999.webp`, `${stem}-w480.png`, `ff/${'0'.repeat(64)}-w480.webp`])
    expect((await market.get(`/media/${path}`)).status).toBe(404)
  expect((await market.post(`/media/${stem}-w480.webp`)).status).not.toBe(200)
  expect(await readdir(folder)).toEqual(before)
  expect((await market.get(`/media/${stem}-w700.webp`)).status).toBe(200)
})

test('the whole picture stands in for a copy that cannot be made', async () => {
  const { stem, path } = await stored(640, 640)
  await writeFile(join(dataDir, 'media', path), 'no picture any more')
  const { status, location, headers } = await market.get(`/media/${stem}-w160.webp`)
  expect([status, location, headers['cache-control']]).toEqual([302, `/media/${path}`, 'no-store'])
})
