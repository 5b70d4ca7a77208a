import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import { may } from '@rose-ash/shared/rights/may'
import { PAGE_WORDS } from '../views/page-words.ts'

const TABS = [
  { label: PAGE_WORDS.desk, href: '/' },
  { label: PAGE_WORDS.notifications, href: '/notifications' },
  { label: PAGE_WORDS.orders, href: '/orders' },
  { label: PAGE_WORDS.letters, href: '/newsletters' },
  { label: PAGE_WORDS.devices, href: '/devices' },
  { label: PAGE_WORDS.signingIn, href: '/signing-in' },
  { label: PAGE_WORDS.profile, href: '/profile' },
  { label: PAGE_WORDS.yourData, href: '/records' },
] as const

const STEWARD_TABS = [{ label: PAGE_WORDS.members, href: '/members' }] as const

/** The tabs of the member's pages; stewards have one more. */
export function accountTabs(member: SignedInMember, current: string) {
  const tabs = may(member, 'member.read-all') ? [...TABS, ...STEWARD_TABS] : TABS
  return tabs.map((tab) => ({ ...tab, current: tab.href === current }))
}
