import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { rightsPage } from '@rose-ash/shared/rights/rights-page'

test('docs/rights.md shows what the guards ask', () => {
  const page = readFileSync(new URL('../../docs/rights.md', import.meta.url), 'utf8')
  expect(page).toContain(rightsPage())
})
