import { expect, test } from '@jest/globals'
import { ACTS, type Act, type ActName } from './acts.ts'
import { assertMay } from './assert-may.ts'
import { may } from './may.ts'
import { rightsTable } from './rights-table.ts'
import { heldRoles, knownRoles, MEMBER_ROLES, type MemberRole } from './roles.ts'

const somebody = (...roles: MemberRole[]) => ({ id: 'rosa', roles: ['member' as const, ...roles] })
const [hers, theirs] = [{ ownerIds: ['rosa'] }, { ownerIds: ['maud'] }]

test.each(Object.entries(ACTS) as [ActName, Act][])('%s: an administrator may, a visitor may not', (act) => {
  expect([may(somebody('administrator'), act, theirs), may(undefined, act, hers)]).toEqual([true, false])
})

test('a seller changes the products of their own markets only', () => {
  expect(may(somebody('seller'), 'product.write', hers)).toBe(true)
  expect(may(somebody('seller'), 'product.write', theirs)).toBe(false)
  expect(may(somebody('editor'), 'product.write', hers)).toBe(false)
})

test('the owner of a calendar needs no role for its entries, and an editor no calendar', () => {
  expect(may(somebody(), 'entry.write', hers)).toBe(true)
  expect(may(somebody(), 'entry.write', theirs)).toBe(false)
  expect(may(somebody('editor'), 'entry.write', theirs)).toBe(true)
})

test('a page may ask before it has looked up the thing', () => {
  expect([may(somebody('seller'), 'product.write'), may(somebody(), 'product.write')]).toEqual([true, false])
})

test('what a member may not do is refused with a code', () => {
  expect(() => assertMay(somebody(), 'post.publish')).toThrow(
    expect.objectContaining({ status: 403, code: 'not_allowed' }),
  )
  expect(() => assertMay(somebody('editor'), 'post.publish')).not.toThrow()
})

test('the printed table says what the guards do', () => {
  for (const { act, roles } of rightsTable())
    for (const role of MEMBER_ROLES) expect([act, role, may(somebody(role), act)]).toEqual([act, role, roles[role]])
})

test('names that are no roles give nothing', () => {
  expect(knownRoles(['member', 'paid', 'admin', 'editor'])).toEqual(['member', 'editor'])
  expect(heldRoles(['member', 'administrator'])).toEqual(MEMBER_ROLES)
})
