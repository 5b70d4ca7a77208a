import { listCalendars } from '@rose-ash/domains/events/calendars/list-calendars'
import type { FormState } from '@rose-ash/server/forms/form-fields'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { refusalOf } from '@rose-ash/server/http/refusal-of'
import type { Request, Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { addEntry } from '../../services/entries/add-entry.ts'
import { entryForm } from '../../services/entries/entry-form.ts'
import { ownCalendars } from '../../services/entries/own-calendars.ts'
import { ENTRY_REFUSALS, ENTRY_WORDS } from '../../views/desk/entry-refusals.ts'
import { newEntryView } from '../../views/desk/new-entry.view.ts'
import { NOTICES } from '../../views/notice-words.ts'
import { TITLES } from '../../views/page-titles.ts'

/** The desk of events: editors add entries to all calendars, an owner to their own calendar. */
export function deskPages(router: Router, ctx: AppContext): void {
  router.get('/desk/entries/new', requireMember, (req, res) => showForm(req, res))

  router.post('/desk/entries', requireMember, async (req, res) => {
    const form = readForm(entryForm, req.body, ENTRY_WORDS)
    if (!form.ok) return showForm(req, res, form)
    try {
      const { slug } = await addEntry(ctx, { form: form.input, by: memberOf(req) })
      res.flash('yes', NOTICES.entryAdded)
      redirectTo(res, `/entries/${slug}`)
    } catch (error) {
      await showForm(req, res, { values: form.input, errors: refusalOf(ENTRY_REFUSALS, error) })
    }
  })

  async function showForm(req: Pick<Request, 'member'>, res: Response, typed: FormState = { values: {} }) {
    const calendars = ownCalendars(memberOf(req), await listCalendars(ctx.db, { includeMembers: true }))
    const status = typed.errors ? 422 : 200
    await res.page('desk/new-entry', newEntryView(calendars, typed), {
      title: TITLES.aNewEntry,
      status,
      noindex: true,
    })
  }
}
