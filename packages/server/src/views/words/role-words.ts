import type { MemberRole } from '@rose-ash/shared/protocols/member'

/** What each role does, in a sentence. */
export const ROLE_WORDS: Readonly<Record<MemberRole, string>> = {
  member: 'Reads, buys and comes along',
  cooperator: 'Belongs to the co-op: members’ posts, calendars and prices',
  seller: 'Looks after the shop: products, stock, orders',
  editor: 'Writes and publishes posts, pages and entries',
  steward: 'Helps members: orders, refunds, tickets at the door',
  administrator: 'Everything, and who may do what',
}
