import type { MemberRole } from './roles.ts'

/**
 * How an act treats the owners of the thing it is done to: a market's sellers, a calendar's owner, a draft's authors. `required`: a
 * member needs both the role and ownership. `enough`: an owner needs no role. Absent: ownership does not matter.
 */
export type OwnerRule = 'required' | 'enough'

/** What the member must have proven, and how lately: `proof-policy.ts` says what each rule demands. */
export type ProofRule = 'session' | 'today' | 'fresh'

export interface Act {
  /** One of these roles is needed; `member` means every member. An administrator has every role. */
  readonly roles: readonly MemberRole[]
  readonly proof: ProofRule
  readonly owners?: OwnerRule
  /** The act in words, completing "may …": "may change what a product costs". */
  readonly words: string
}

const act = (roles: readonly MemberRole[], words: string, owners?: OwnerRule): Act => ({
  roles,
  proof: 'session',
  ...(owners && { owners }),
  words,
})
const liveAct = (roles: readonly MemberRole[], words: string, owners?: OwnerRule): Act => ({
  ...act(roles, words, owners),
  proof: 'today',
})
const freshAct = (roles: readonly MemberRole[], words: string): Act => ({ roles, proof: 'fresh', words })

/** All acts that need a right, with the rule of each. A route for every visitor uses `open()`, a route for every member `requireMember`. */
export const ACTS = {
  'post.read-drafts': act(['editor'], 'see posts and pages before they are published', 'enough'),
  'post.write': liveAct(['editor'], 'write and change posts and pages', 'enough'),
  'post.publish': liveAct(['editor'], 'publish posts and pages, and take them back'),
  'post.read-members': act(['cooperator', 'editor'], 'read posts that are for members'),
  'post.read-paid': act(['editor'], 'read posts that are for those who pay'),
  'digest.decide': liveAct(['editor'], 'send a digest out, or drop it'),

  'product.read-desk': act(['seller'], 'see the sellers’ desk'),
  'product.write': liveAct(['seller'], 'put products on a market’s shelves and change them', 'required'),
  'product.publish': liveAct(['seller'], 'publish a market’s products, and withdraw them', 'required'),
  'price.members': act(['cooperator'], 'pay members’ prices'),
  'stock.count': liveAct(['seller'], 'write down what was counted of a market’s products', 'required'),
  'market.appoint': freshAct(['administrator'], 'say who sells in which market'),

  'order.read-all': act(['steward'], 'see everybody’s orders'),
  'order.pack': act(['steward'], 'pack orders and hand them over'),
  'order.refund': freshAct(['steward'], 'give money back'),

  'entry.see-members': act(['cooperator', 'editor'], 'see members’ calendars and their entries'),
  'entry.read-desk': act(['editor'], 'see the calendars’ desk', 'enough'),
  'entry.write': liveAct(['editor'], 'add entries to calendars and change them', 'enough'),

  'member.read-all': freshAct(['steward'], 'see every member'),
  'member.admit': freshAct(['steward'], 'say who belongs to the co-op'),
  'member.note': freshAct(['steward'], 'write notes about members'),
  'member.write': freshAct(['administrator'], 'add members, and change their names and addresses'),
  'member.delete': freshAct(['administrator'], 'have a member’s account deleted'),
  'member.export': freshAct(['administrator'], 'take the list of members along as a table'),
  'member.set-roles': freshAct(['administrator'], 'give members roles, and take them'),
  'member.suspend': freshAct(['administrator'], 'suspend members, and let them back'),
  'member.reset-factor': freshAct(
    ['administrator'],
    'help a member who lost their second factor, two of them together',
  ),
  'member.invite': freshAct(['administrator'], 'invite people'),
  'audit.read': freshAct(['administrator'], 'read what administrators did'),
  'limit.lift': freshAct(['administrator'], 'see who asked for too many letters, and let them ask again'),
  'sign-on.manage': freshAct(
    ['administrator'],
    'see failed sign-ins, sign-outs that did not arrive and the keys that sign, and make new keys',
  ),
  'work.operate': freshAct(
    ['administrator'],
    'see what the house does later, and try it again, drop it or hold it back',
  ),
  'client.read': freshAct(['administrator'], 'see the applications that may sign members in'),
  'client.manage': freshAct(['administrator'], 'say which applications may sign members in, and how'),

  'self.change-sign-in': freshAct(['member'], 'change how they sign in'),
  'self.take-records': freshAct(['member'], 'take their records with them'),
  'self.leave': freshAct(['member'], 'have their account deleted'),
} as const satisfies Readonly<Record<string, Act>>

export type ActName = keyof typeof ACTS
