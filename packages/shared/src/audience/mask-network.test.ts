import { expect, test } from '@jest/globals'
import { maskNetwork } from './mask-network.ts'

test.each([
  ['81.2.69.142', '81.2.69.x'],
  ['::ffff:81.2.69.142', '81.2.69.x'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:…'],
  ['2001:db8::6', '2001:db8:…'],
  ['::1', ''],
  ['unknown', ''],
  [undefined, ''],
])('%s is shown as %s', (address, shown) => {
  expect(maskNetwork(address)).toBe(shown)
})
