import { expect, test } from '@jest/globals'
import { slugify } from './slugify.ts'

test.each([
  ['A Plain Tuesday Loaf!', 'a-plain-tuesday-loaf'],
  ['Straße nach Köln', 'strasse-nach-koln'],
  ['STRAẞE', 'strasse'],
  ['Smørrebrød på Åland', 'smorrebrod-pa-aland'],
  ['Łódź i Kraków', 'lodz-i-krakow'],
  ['Œuvre & Æther', 'oeuvre-aether'],
  ['İstanbul’da kışın ılık çay', 'istanbulda-kisin-ilik-cay'],
  ['Þingvellir, Đà Nẵng', 'thingvellir-da-nang'],
  ['Привет мир: чёрный й', 'привет-мир-чёрный-й'],
  ['日本語の記事', '日本語の記事'],
  ['หมู่บ้าน नमस्ते', 'หมู่บ้าน-नमस्ते'],
  ['안녕 세상', '안녕-세상'],
  ['خبز الجاودار', 'خبز-الجاودار'],
  ['Ελληνικό ψωμί', 'ελληνικό-ψωμί'],
  ['½ ﬁne ①', '1-2-fine-1'],
  ['🍞 – ?', ''],
  ['a\0b \ud800 c', 'ab-c'],
])('%j is %j in an address', (title, slug) => {
  expect(slugify(title)).toBe(slug)
})

test('a long title is cut at a whole letter and ends in no hyphen', () => {
  expect(slugify(`${'a'.repeat(119)} b`)).toBe('a'.repeat(119))
  expect(slugify('𠮷'.repeat(200))).toBe('𠮷'.repeat(120))
})
