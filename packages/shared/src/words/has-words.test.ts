import { expect, test } from '@jest/globals'
import { hasWords } from './has-words.ts'

test.each(['a', ' 我 ', '🍞', '!', '👩‍👩‍👧‍👦', 'e\u0301', '\u202eخبز'])('a reader sees something of %j', (text) => {
  expect(hasWords(text)).toBe(true)
})

test.each(['', ' \n\u00a0', '\u200b\u200d', '\u3164', '\u00ad', '\ufeff', '\u202e', '\u0301', '\u2800'])(
  'a reader sees nothing of %j',
  (text) => {
    expect(hasWords(text)).toBe(false)
  },
)
