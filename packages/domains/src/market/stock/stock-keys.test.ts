import { expect, test } from '@jest/globals'
import { stockKeys } from './stock-keys.ts'

const pack = { productId: 'p-1', lowStockAt: 5, fewest: 40 }

test('a change among plenty touches the product only', () => {
  expect(stockKeys([pack])).toEqual(['product:p-1'])
})

test('where few are left, the tiles of lists say another number, so the lists are touched too', () => {
  expect(stockKeys([pack, { ...pack, productId: 'p-2', fewest: 5 }])).toEqual([
    'product:p-1',
    'product:p-2',
    'availability',
  ])
})
