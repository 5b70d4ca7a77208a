import { expect, test } from '@jest/globals'
import { postThing } from '../public-thing.ts'

const POST = {
  ...{ id: '018f3c1e-0000-7000-8000-000000000000', slug: 'rye', url: 'https://blog.example/rye/', membersOnly: false },
  ...{ published: '2026-11-28T10:00:00Z', updated: null, image: null, tags: [], authors: [] },
}

test.each([
  ['Rye', 'Slowly, and with time.', 'Rye'],
  ['', 'Slowly, and with time that nobody has on a Monday in November.', 'Slowly, and with time that nobody has on'],
  ['\u200b', '', 'rye'],
])('a post that the log calls "%s" is a thing with words to click', (title, summary, words) => {
  expect(postThing({ ...POST, title, summary }).title).toBe(words)
})
