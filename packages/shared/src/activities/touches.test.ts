import { expect, test } from '@jest/globals'
import { memberDeleted, memberUpdated } from './catalogue/account.ts'
import { pageUpdated, postUpdated } from './catalogue/blog.ts'
import { orderPaid, orderPlaced, paymentStarted } from './catalogue/cart.ts'

const order = {
  ...{ actorId: null, objectId: 'o-1' },
  object: { number: 1, memberId: 'm-1', totalMinor: 100, currency: 'GBP', itemCount: 1 },
}

test('an order that is placed touches the basket and orders of its member, and no other member', () => {
  expect(orderPlaced.touches(order)).toEqual(['orders', 'basket:m-1', 'orders:m-1'])
  const ofStranger = { ...order, object: { ...order.object, memberId: null } }
  expect(orderPlaced.touches(ofStranger)).toEqual(['orders'])
})

test('a payment touches its member and the orders only', () => {
  expect(orderPaid.touches(order)).toEqual(['orders', 'basket:m-1', 'orders:m-1'])
  const attempt = { attemptId: 'a-1', amountMinor: 100, currency: 'GBP' }
  expect(paymentStarted.touches({ ...order, object: attempt })).toEqual([])
})

test('a member who is deleted touches the pages that named them', () => {
  const deleted = { actorId: null, objectId: 'm-1', object: { memberId: 'm-1' } }
  expect(memberDeleted.touches(deleted)).toEqual(['member:m-1', 'posts', 'entries'])
})

test('a post touches the posts and itself; a page touches the menu too', () => {
  const page = { id: 'p-1', slug: 'a', url: '/a', title: 'A' }
  const post = {
    ...page,
    summary: '',
    published: '',
    updated: null,
    membersOnly: false,
    image: null,
    tags: [],
    authors: [],
  }
  const fact = { actorId: null, objectId: 'p-1' }
  expect(postUpdated.touches({ ...fact, object: post })).toEqual(['posts', 'post:p-1'])
  expect(pageUpdated.touches({ ...fact, object: page })).toEqual(['posts', 'post:p-1', 'menu'])
})

test('a fact about an account touches its member', () => {
  const changed = { actorId: null, objectId: 'm-1', object: { memberId: 'm-1', fields: ['name'] } }
  expect(memberUpdated.touches(changed)).toEqual(['member:m-1'])
})
