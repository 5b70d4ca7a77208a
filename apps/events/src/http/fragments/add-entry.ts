import { ownsCalendar } from '@rose-ash/domains/events/calendars/owners-of-calendar'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import { may } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'

/** events.add-entry: from "What's on" to the form of a new entry, for editors and the owners of calendars. */
export const addEntryFragment: FragmentHandler<AppContext, 'events.add-entry'> = async ({ db, views }, { member }) => {
  if (!member) return ''
  const mayAdd = may(member, 'entry.write') || (await ownsCalendar(db, { memberId: member.id }))
  return mayAdd ? views.renderBare('fragments/add-entry', { href: '/desk/entries/new' }) : ''
}
