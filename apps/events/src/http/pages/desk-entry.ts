import {
  cancelEntry,
  publishEntry,
  reinstateEntry,
  withdrawEntry,
} from '@rose-ash/domains/events/entries/change-entry-state'
import { EntryChangedError } from '@rose-ash/domains/events/entries/correct-entry'
import { findDeskEntry, ownersOfEntry } from '@rose-ash/domains/events/entries/find-desk-entry'
import { cancelOccurrence, reinstateOccurrence } from '@rose-ash/domains/events/occurrences/change-occurrence'
import { listComing } from '@rose-ash/domains/events/occurrences/list-coming'
import { takeTheirs } from '@rose-ash/server/forms/take-theirs'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { readForm } from '@rose-ash/server/http/parse'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { refusalOf } from '@rose-ash/server/http/refusal-of'
import { uploadForm } from '@rose-ash/server/http/upload-form'
import { PICTURE_FORM_WORDS, PICTURE_WORDS } from '@rose-ash/server/views/words/picture-words'
import type { Request, Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { correctionForm, pictureForm } from '../../services/entries/entry-form.ts'
import { listDeskEntries } from '../../services/entries/list-desk-entries.ts'
import { saveCorrection, saveEntryPicture } from '../../services/entries/save-correction.ts'
import { editEntryView, savedValues } from '../../views/desk/edit-entry.view.ts'
import { deskEntriesView } from '../../views/desk/entries.view.ts'
import { CORRECTION_WORDS, ENTRY_REFUSALS } from '../../views/desk/entry-refusals.ts'
import { NOTICES } from '../../views/notice-words.ts'
import { TITLES } from '../../views/page-titles.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'

/** Limits uploads of pictures, since decoding is expensive. */
const PICTURES = { name: 'entry-pictures', limit: 60, windowSeconds: 3600 }
const picture = uploadForm({ field: 'picture', maxBytes: 8 * 1024 * 1024 })

/** The states that a button of an entry's form leads to. */
const CHANGES = {
  cancellation: { change: cancelEntry, words: NOTICES.entryCancelled },
  'cancellation/removal': { change: reinstateEntry, words: NOTICES.takesPlace },
  withdrawal: { change: withdrawEntry, words: NOTICES.entryWithdrawn },
  publication: { change: publishEntry, words: NOTICES.entryPublished },
} as const

const OCCURRENCE_CHANGES = {
  cancellation: { change: cancelOccurrence, words: NOTICES.timeCancelled },
  'cancellation/removal': { change: reinstateOccurrence, words: NOTICES.timeTakesPlace },
} as const

type Shown = Omit<Parameters<typeof editEntryView>[0], 'entry' | 'coming' | 'site'>

/** The entries of one's calendars, and one of them: its words, its picture, whether it takes place and is shown. */
export function deskEntryPages(router: Router, ctx: AppContext): void {
  const mayWrite = requireAct('entry.write', (req) => ownersOfEntry(ctx.db, { entryId: String(req.params.id) }))

  router.get('/desk/entries', requireMember, async (req, res) => {
    const entries = await listDeskEntries(ctx, { by: memberOf(req) })
    await res.page('desk/entries', deskEntriesView(ctx.site, entries), { title: TITLES.theCalendars, noindex: true })
  })

  router.get('/desk/entries/:id', mayWrite, (req, res) => sendEntry(ctx, req, res))

  router.post('/desk/entries/:id', mayWrite, async (req, res) => {
    const entry = await findDeskEntry(ctx.db, { entryId: req.params.id })
    const values = req.body
    const form = readForm(correctionForm, takeTheirs(values, savedValues(entry)), CORRECTION_WORDS)
    if (!form.ok) return sendEntry(ctx, req, res, { values, errors: form.errors, status: 422 })
    try {
      await saveCorrection(ctx, { ...form.input, entryId: req.params.id, by: memberOf(req).id })
    } catch (error) {
      const errors = refusalOf(ENTRY_REFUSALS, error)
      const status = error instanceof EntryChangedError ? 409 : 422
      return sendEntry(ctx, req, res, { values, errors, status })
    }
    res.flash('yes', NOTICES.changed(form.input.title))
    redirectTo(res, `/desk/entries/${req.params.id}`)
  })

  router.post('/desk/entries/:id/picture', mayWrite, picture, async (req: Request<{ id: string }>, res) => {
    const [entryId, by] = [req.params.id, memberOf(req).id]
    const form = readForm(pictureForm, req.body, PICTURE_FORM_WORDS)
    if (!form.ok) return sendEntry(ctx, req, res, { picture: form, status: 422 })
    if (req.upload) await limitUse(ctx, PICTURES, by)
    try {
      await saveEntryPicture(ctx, { ...form.input, entryId, by, upload: req.upload })
    } catch (error) {
      ctx.log.warn({ err: error, entryId }, 'picture refused')
      return sendEntry(ctx, req, res, {
        picture: { values: form.input, errors: { picture: refusalOf(PICTURE_WORDS, error) } },
        status: 422,
      })
    }
    res.flash('yes', NOTICES.pictureSaved)
    redirectTo(res, `/desk/entries/${entryId}`)
  })

  for (const [name, { change, words }] of Object.entries(CHANGES))
    router.post(`/desk/entries/:id/${name}`, mayWrite, async (req, res) => {
      const { id: entryId } = await findDeskEntry(ctx.db, { entryId: String(req.params.id) })
      await ctx.transact((tx) => change(ctx, tx, { entryId, by: memberOf(req).id }))
      res.flash('yes', words)
      redirectTo(res, `/desk/entries/${entryId}`)
    })

  for (const [name, { change, words }] of Object.entries(OCCURRENCE_CHANGES))
    router.post(`/desk/entries/:id/occurrences/:start/${name}`, mayWrite, async (req, res) => {
      const [entryId, originalStart] = [String(req.params.id), String(req.params.start)]
      await ctx.transact((tx) => change(ctx, tx, { entryId, originalStart, by: memberOf(req).id }))
      res.flash('yes', words)
      redirectTo(res, `/desk/entries/${entryId}#times`)
    })
}

async function sendEntry(
  ctx: AppContext,
  req: Request<{ id: string }>,
  res: Response,
  { status = 200, ...shown }: Shown & { readonly status?: number } = {},
): Promise<void> {
  const entry = await findDeskEntry(ctx.db, { entryId: req.params.id })
  const coming = entry.recurrenceRule ? await listComing(ctx.db, { entryId: entry.id, now: ctx.clock.now() }) : []
  await res.page('desk/edit-entry', editEntryView({ entry, coming, site: ctx.site, ...shown }), {
    title: entry.title,
    status,
    noindex: true,
    crumbs: [{ label: PAGE_WORDS.theCalendars, href: '/desk/entries' }, { label: entry.title }],
  })
}
