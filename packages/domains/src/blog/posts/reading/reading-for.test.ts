import { expect, it } from '@jest/globals'
import type { ReadablePost } from './read-post.ts'
import { type PostReader, readingFor } from './reading-for.ts'

const readable = (visibility: 'public' | 'members' | 'paid', membersHtml: string | null) =>
  ({ post: { visibility, html: 'beginning' }, membersHtml }) as ReadablePost

/** Notes what it is asked. */
function reader(belongs: boolean, maySupport = false) {
  const asked: string[] = []
  const answers: PostReader = {
    may(act) {
      asked.push(act)
      return act === 'post.read-paid' ? belongs && maySupport : belongs
    },
  }
  return { answers, asked }
}

it.each([
  ['public', false, false, 'open', 'beginning'],
  ['public', true, false, 'open', 'whole'],
  ['members', false, false, 'members', 'beginning'],
  ['members', true, false, 'open', 'whole'],
  ['paid', false, true, 'paid', 'beginning'],
  ['paid', true, false, 'paid', 'beginning'],
  ['paid', true, true, 'open', 'whole'],
] as const)('of a %s post a reader (cooperator: %s, supporting: %s) has access %s: the %s', (...row) => {
  const [visibility, belongs, maySupport, access, html] = row
  expect(readingFor(readable(visibility, 'whole'), reader(belongs, maySupport).answers)).toEqual({ access, html })
})

it('asks nothing of the reader of a post that is the same for everybody', () => {
  const { answers, asked } = reader(true)
  readingFor(readable('public', null), answers)
  expect(asked).toEqual([])
})
