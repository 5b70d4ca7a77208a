import { ownersOfEntry } from '@rose-ash/domains/events/entries/find-desk-entry'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import { may } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'

/** events.edit-link: from an entry to its form, for editors and the owner of its calendar. */
export const editLinkFragment: FragmentHandler<AppContext, 'events.edit-link'> = async (
  { config, db, views },
  { member, params: { entry: entryId } },
) => {
  if (!member || !may(member, 'entry.write', await ownersOfEntry(db, { entryId }))) return ''
  const href = publicUrl(config, 'events', `/desk/entries/${entryId}`)
  return views.renderBare('fragments/edit-link', { href, label: PAGE_WORDS.edit })
}
