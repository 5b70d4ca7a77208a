import { expect, test } from '@jest/globals'
import { touchesOf } from './touches.ts'

const order = { objectId: 'o-1', object: { memberId: 'm-1' } }

test('an order that is placed touches stock, and the basket and the orders of its member; no product and no other member', () => {
  expect(touchesOf('cart.order.placed', order)).toEqual(['stock', 'basket:m-1', 'orders:m-1'])
})

test('a payment touches its member only', () => {
  expect(touchesOf('cart.order.paid', order)).toEqual(['basket:m-1', 'orders:m-1'])
  expect(touchesOf('cart.payment.started', { objectId: 'o-1', object: {} })).toEqual([])
})

test('a story touches the stories and itself; a page the menu too', () => {
  expect(touchesOf('blog.post.updated', { objectId: 'p-1', object: {} })).toEqual(['posts', 'post:p-1'])
  expect(touchesOf('blog.page.updated', { objectId: 'p-1', object: {} })).toEqual(['posts', 'post:p-1', 'menu'])
})

test('a fact about an account touches its member', () => {
  expect(touchesOf('account.member.updated', { objectId: 'm-1', object: { memberId: 'm-1' } })).toEqual(['member:m-1'])
})
