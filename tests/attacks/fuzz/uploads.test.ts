import { expect, test } from '@jest/globals'
import { allOf } from './all-of.ts'
import { ODD_TEXTS } from './odd-values.ts'
import { openFuzz } from './open-fuzz.ts'

const { things, doors, ask } = await openFuzz()

const FILES = [
  '',
  'GIF89a',
  '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff',
  '<svg onload="a"/>',
  '\0'.repeat(99),
]
const TYPES = ['image/png', 'image/svg+xml', 'x'.repeat(300), '', 'a/b; charset="\xff']
const BROKEN = ['', '--edge', '--edge\r\n\r\n', '--edge\r\nContent-Disposition: form-data\r\n\r\na', '--edge--']
const HEADERS = { 'content-type': 'multipart/form-data; boundary=edge' }

test('no upload falls over odd fields, odd names of files, odd files and a body that ends too soon', async () => {
  const uploads = doors.filter(({ method, path }) => method === 'POST' && /\/(?:picture|profile)$/.test(path))
  expect(uploads.length).toBeGreaterThan(2)
  const bodies = [
    ...Object.values(ODD_TEXTS).flatMap((odd, at) => [latin(odd), odd].map((text) => body(text, at))),
    ...BROKEN,
  ]
  const asked = uploads.flatMap((door) => bodies.map((body) => ({ door, body: Buffer.from(body, 'latin1') })))
  await allOf(asked, ({ door, body }) => ask(door, things.addressOf(door), { body, headers: HEADERS }))
}, 900_000)

function body(odd: string, at: number): string {
  const fields = ['name', 'handle', 'bio', 'alt', 'withoutPicture', odd.slice(0, 200)].map(
    (name) => `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${odd}\r\n`,
  )
  const named = `Content-Disposition: form-data; name="picture"; filename="${odd.slice(0, 1_000)}"`
  const file = `--edge\r\n${named}\r\nContent-Type: ${TYPES[at % TYPES.length]}\r\n\r\n${FILES[at % FILES.length]}\r\n`
  return `${fields.join('')}${file}--edge--\r\n`
}

/** The bytes that the percents stand for, one character each. */
function latin(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
