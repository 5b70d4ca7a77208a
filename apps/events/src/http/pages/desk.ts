import { listCalendars } from '@rose-ash/domains/events/calendars/list-calendars'
import { readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { memberOf, requireRole } from '@rose-ash/server/visitor/guards'
import type { Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { addEntry } from '../../services/entries/add-entry.ts'
import { entryForm } from '../../services/entries/entry-form.ts'
import { newEntryView } from '../../views/desk/new-entry.view.ts'

/** The editors' desk: adding an entry. */
export function deskPages(router: Router, ctx: AppContext): void {
  router.use('/desk', requireRole('editor'))

  router.get('/desk/entries/new', (_req, res) => showForm(res))

  router.post('/desk/entries', async (req, res) => {
    const form = readForm(entryForm, req.body)
    if (!form.ok) return showForm(res, form)
    const { slug } = await addEntry(ctx, { form: form.input, by: memberOf(req).id })
    res.flash('yes', 'The entry is on the calendar.')
    redirectTo(res, `/entries/${slug}`)
  })

  async function showForm(res: Response, typed: Parameters<typeof newEntryView>[1] = { values: {}, errors: {} }) {
    const calendars = await listCalendars(ctx.db, { includeMembers: true })
    const status = Object.keys(typed.errors).length > 0 ? 422 : 200
    await res.page('desk/new-entry', newEntryView(calendars, typed), {
      title: 'A new entry',
      status,
      cache: false,
      noindex: true,
    })
  }
}
