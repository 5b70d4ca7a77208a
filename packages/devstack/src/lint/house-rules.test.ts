import { expect, test } from '@jest/globals'
import { findBreaches } from './house-rules.ts'

test('the environment is read in config.ts and nowhere else', () => {
  const source = 'const port = process.env.PORT\n// process.env is fine in words\n'
  expect(findBreaches('apps/blog/src/app.ts', source)).toEqual([expect.stringMatching(/^apps\/blog\/src\/app\.ts:1: /)])
  expect(findBreaches('apps/blog/src/config.ts', source)).toEqual([])
})

test('an app does not fetch by itself; its browser scripts and other objects’ methods may', () => {
  expect(findBreaches('apps/cart/src/services/pay.ts', 'await fetch(url)')).toHaveLength(1)
  expect(findBreaches('apps/cart/src/services/pay.ts', 'await ctx.fragments.fetch(url); prefetch(url)')).toEqual([])
  expect(findBreaches('apps/cart/src/browser/pay.ts', 'await fetch(url)')).toEqual([])
})
