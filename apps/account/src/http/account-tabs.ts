import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import { may } from '@rose-ash/shared/rights/may'

const TABS = [
  { label: 'Desk', href: '/' },
  { label: 'Notifications', href: '/notifications' },
  { label: 'Orders', href: '/orders' },
  { label: 'Letters', href: '/newsletters' },
  { label: 'Devices', href: '/devices' },
  { label: 'Signing in', href: '/signing-in' },
  { label: 'Profile', href: '/profile' },
  { label: 'Your data', href: '/records' },
] as const

const STEWARD_TABS = [{ label: 'Members', href: '/members' }] as const

/** The tabs of the member's pages; stewards have one more. */
export function accountTabs(member: SignedInMember, current: string) {
  const tabs = may(member, 'member.read-all') ? [...TABS, ...STEWARD_TABS] : TABS
  return tabs.map((tab) => ({ ...tab, current: tab.href === current }))
}
