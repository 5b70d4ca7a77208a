import { expect, test } from '@jest/globals'
import { readCopyPath, srcsetOf } from './picture-copies.ts'

const HASH = 'ab'.repeat(32)
const stem = `/media/ab/${HASH}`

test.each([
  [
    'jpeg',
    1000,
    `${stem}-w160.webp 160w, ${stem}-w320.webp 320w, ${stem}-w480.webp 480w, ${stem}-w960.webp 960w, ${stem}-w1000.webp 1000w`,
  ],
  ['webp', 640, `${stem}-w160.webp 160w, ${stem}-w320.webp 320w, ${stem}-w480.webp 480w, ${stem}.webp 640w`],
  ['png', 4000, expect.stringMatching(/-w960\.webp 960w, \S+-w1600\.webp 1600w$/)],
  ['webp', null, expect.stringMatching(/-w480\.webp 480w, \S+-w960\.webp 960w$/)],
  ['png', 120, null],
  ['svg', 1000, null],
  ['pdf', 1000, null],
])('the srcset of a %s of width %p', (ending, width, srcset) => {
  expect(srcsetOf({ url: `${stem}.${ending}`, width })).toEqual(srcset)
})

test('a copy is known by its picture, on its own host too, and other addresses have no copies', () => {
  const [blog, copy] = ['https://blog.example', `${stem}-w900.webp`]
  expect(srcsetOf({ url: blog + copy, width: 900 })).toBe(
    [160, 320, 480].map((width) => `${blog}${stem}-w${width}.webp ${width}w, `).join('') + `${blog}${copy} 900w`,
  )
  for (const url of ['https://other.example/cat.jpeg', '/media/aa/cat.png', `/${HASH}.png`])
    expect(srcsetOf({ url, width: 900 })).toBeNull()
})

test.each(['ab/x-w160.webp', `../${HASH}-w160.webp`, `ab/${HASH}-w0160.webp`, `ab/${HASH}-w160.png`])(
  '%s is not the path of a copy',
  (path) => expect(readCopyPath(path)).toBeUndefined(),
)
