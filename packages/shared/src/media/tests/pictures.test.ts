import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { type MediaStore, mediaStore } from '../media-store.ts'
import { srcsetOfVariants } from '../srcset.ts'
import { storePicture } from '../store-picture.ts'

let folder: string
let media: MediaStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rose-media-'))
  media = mediaStore({ ROSE_DATA_DIR: folder })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function plain(width: number, height: number, red = 200) {
  return sharp({ create: { width, height, channels: 3, background: { r: red, g: 90, b: 40 } } })
}

const FRAMES = Buffer.concat([Buffer.alloc(30 * 20 * 3, 10), Buffer.alloc(30 * 20 * 3, 200)])
const TWO_FRAMES = { width: 30, height: 40, channels: 3, pageHeight: 20 } as const
const SCRIPT = Buffer.from('<html><script>alert(1)</script></html>')

/** A JPEG whose first segment is a comment that a careless reader takes for a page. */
function withComment(jpeg: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, SCRIPT.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, SCRIPT, jpeg.subarray(2)])
}

test('a picture is stored under its hash, with WebP copies no larger than itself', async () => {
  const bytes = await plain(1000, 500).png().toBuffer()
  const picture = await storePicture(media, bytes, { widths: [480, 960, 1600], alt: 'A wall' })
  const stem = `${picture.hash.slice(0, 2)}/${picture.hash}`
  expect(picture).toMatchObject({
    path: `${stem}.png`,
    contentType: 'image/png',
    width: 1000,
    height: 500,
    alt: 'A wall',
  })
  expect(picture.variants.map(({ path, width, height }) => [path, width, height])).toEqual([
    [`${stem}-w480.webp`, 480, 240],
    [`${stem}-w960.webp`, 960, 480],
    [`${stem}-w1000.webp`, 1000, 500],
  ])
  for (const { path, byteSize } of [picture, ...picture.variants])
    expect((await readFile(join(folder, 'media', path))).length).toBe(byteSize)
})

test('a picture may be a square in several formats, in a folder of its own', async () => {
  const bytes = await plain(300, 200).jpeg().toBuffer()
  const { hash, ...picture } = await storePicture(media, bytes, {
    folder: 'faces/a',
    square: 64,
    formats: ['webp', 'avif'],
  })
  expect(picture).toMatchObject({ path: `faces/a/${hash}.webp`, width: 64, height: 64 })
  expect(picture.variants).toMatchObject([{ path: `faces/a/${hash}.avif`, contentType: 'image/avif', width: 64 }])
})

test('where and when a picture was taken is not stored, and it stands upright', async () => {
  const taken = { IFD0: { Make: 'Camera', Orientation: '6' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } }
  const bytes = await plain(200, 100, 10).jpeg().withExif(taken).withMetadata({ orientation: 6 }).toBuffer()
  expect((await sharp(bytes).metadata()).exif).toBeDefined()
  const picture = await storePicture(media, bytes)
  const stored = await sharp(join(folder, 'media', picture.path)).metadata()
  expect([stored.exif, stored.orientation, stored.width, stored.height]).toEqual([undefined, undefined, 100, 200])
})

test('an animation stays one where its format is kept', async () => {
  const frames = Buffer.concat([Buffer.alloc(30 * 20 * 3, 10), Buffer.alloc(30 * 20 * 3, 200)])
  const raw = { width: 30, height: 40, channels: 3, pageHeight: 20 } as const
  const bytes = await sharp(frames, { raw })
    .gif({ delay: [100, 100] })
    .toBuffer()
  const picture = await storePicture(media, bytes)
  const stored = await sharp(join(folder, 'media', picture.path), { animated: true }).metadata()
  expect([picture.width, picture.height, stored.pages]).toEqual([30, 20, 2])
  expect((await storePicture(media, bytes, { formats: ['webp'] })).height).toBe(20)
})

test.each([
  [
    'an animated WebP',
    async () =>
      sharp(FRAMES, { raw: TWO_FRAMES })
        .webp({ delay: [90, 90] })
        .toBuffer(),
  ],
  ['a JPEG in the colours of a printer', async () => plain(30, 20).toColourspace('cmyk').jpeg().toBuffer()],
  ['a JPEG with a page behind it', async () => Buffer.concat([await plain(30, 20).jpeg().toBuffer(), SCRIPT])],
  ['a PNG with a page behind it', async () => Buffer.concat([await plain(30, 20).png().toBuffer(), SCRIPT])],
  ['a JPEG with a page in its comment', async () => withComment(await plain(30, 20).jpeg().toBuffer())],
])('%s is stored as a plain picture that a browser shows, without what else it carried', async (_what, make) => {
  const picture = await storePicture(media, await make(), { widths: [16] })
  expect([picture.width, picture.height]).toEqual([30, 20])
  for (const { path } of [picture, ...picture.variants]) {
    const stored = await readFile(join(folder, 'media', path))
    expect(stored.includes('<script>')).toBe(false)
    expect((await sharp(stored).metadata()).space).toBe('srgb')
  }
})

test.each([
  ['picture_unreadable', async () => Buffer.alloc(0)],
  ['picture_unreadable', async () => (await plain(400, 400).jpeg().toBuffer()).subarray(0, 900)],
  ['picture_unreadable', async () => (await plain(400, 400).webp().toBuffer()).subarray(0, 60)],
  ['picture_unreadable', async () => Buffer.from('GIF89a/*<script>alert(1)</script>*/=1')],
  ['picture_unreadable', async () => Buffer.from('no picture')],
  ['picture_unreadable', async () => (await plain(400, 400).png().toBuffer()).subarray(0, 300)],
  ['picture_type_refused', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['picture_too_many_pixels', () => plain(9000, 9000).png({ compressionLevel: 9 }).toBuffer()],
  ['picture_too_large', async () => Buffer.alloc(33 * 1024 * 1024)],
] as const)('%s is the answer to a picture that is not stored', async (code, make) => {
  const before = await filesBelow(folder)
  await expect(storePicture(media, await make())).rejects.toMatchObject({ code, status: 422 })
  expect(await filesBelow(folder)).toEqual(before)
})

test('a srcset holds the copies of one format, smallest first', () => {
  const copy = (path: string, width: number, contentType: string) => ({ path, width, contentType })
  const variants = [
    copy('b.webp', 960, 'image/webp'),
    copy('c.avif', 960, 'image/avif'),
    copy('a.webp', 480, 'image/webp'),
  ]
  expect(srcsetOfVariants({ variants }, 'image/webp')).toBe('/media/a.webp 480w, /media/b.webp 960w')
  expect(srcsetOfVariants({ variants: [] })).toBeNull()
})

async function filesBelow(path: string): Promise<string[]> {
  return (await readdir(path, { recursive: true })).sort()
}
