import { expect, test } from '@jest/globals'
import { shelfFor } from './shelf-for.ts'

const shelvesByTag = { honey: 'bees', wool: 'loom' }
const tagged = (...slugs: string[]) => ({
  tags: slugs.map((slug) => ({ slug, name: slug, path: `/tag/${slug}/`, accentColor: null })),
})

test('the shelf under a post is that of its first tag with one, as the configuration says', () => {
  expect(shelfFor({ shelvesByTag }, tagged('news', 'wool', 'honey'))).toEqual({ category: 'loom' })
  expect(shelfFor({ shelvesByTag }, tagged('bread', 'constructor'))).toEqual({})
})
