import { deletionRequestedAt } from '@rose-ash/domains/account/deletion/deletion-requests'
import { findExport, listExports } from '@rose-ash/domains/account/exports/exports'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { refusalOf } from '@rose-ash/server/http/refusal-of'
import { GoneError, NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Response, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { askForDeletion, takeDeletionBack } from '../../services/deletion/ask-for-deletion.ts'
import { askForExport } from '../../services/exports/ask-for-export.ts'
import { exportFile } from '../../services/exports/write-export.ts'
import { NOTICES } from '../../views/notice-words.ts'
import { TITLES } from '../../views/page-titles.ts'
import { DELETION_REFUSALS, DELETION_WORDS } from '../../views/records/deletion-refusals.ts'
import { recordsView } from '../../views/records/show.view.ts'
import { accountTabs } from '../account-tabs.ts'

const address = z.object({ id: z.uuid() })
const deletionForm = z.object({ sure: z.literal('yes') })

/** Export and deletion of the member's data. */
export function recordsPages(router: Router, ctx: AppContext): void {
  const { clock, db } = ctx
  async function sendRecords(res: Response, refused?: string) {
    const member = memberOf(res.req)
    const exports = await listExports(db, member.id)
    const requestedAt = await deletionRequestedAt(db, member.id)
    const model = recordsView({ exports, requestedAt, now: clock.now(), site: ctx.site })
    await res.page(
      'records/show',
      { ...model, refused, tabs: accountTabs(member, '/records') },
      { title: TITLES.yourData, noindex: true, status: refused ? 422 : 200 },
    )
  }

  router.get('/records', requireMember, (_req, res) => sendRecords(res))

  router.post('/records/exports', requireAct('self.take-records'), async (req, res) => {
    const { isNew } = await askForExport(ctx, { memberId: memberOf(req).id })
    res.flash('yes', isNew ? NOTICES.exportStarted : NOTICES.exportUnderWay)
    redirectTo(res, '/records')
  })

  router.get('/records/exports/:id', requireAct('self.take-records'), async (req, res) => {
    const exportId = address.safeParse(req.params).data?.id
    const found = exportId && (await findExport(db, { exportId, memberId: memberOf(req).id }))
    if (!found) throw new NotFoundError('no such export of this member')
    if (found.status !== 'ready' || !found.filePath || !found.expiresAt || found.expiresAt <= clock.now())
      throw new GoneError('the export is not there any more')
    res.set('Cache-Control', 'private, no-store')
    res.set('Digest', `sha-256=${Buffer.from(found.checksum ?? '', 'hex').toString('base64')}`)
    res.attachment('your-data.zip')
    res.sendFile(exportFile(ctx, found.filePath), { dotfiles: 'allow', cacheControl: false })
  })

  router.post('/records/deletion', requireAct('self.leave'), async (req, res) => {
    const form = readForm(deletionForm, req.body, DELETION_WORDS)
    if (!form.ok) return sendRecords(res, form.errors.sure)
    try {
      await askForDeletion(ctx, { memberId: memberOf(req).id })
    } catch (error) {
      return sendRecords(res, refusalOf(DELETION_REFUSALS, error))
    }
    res.flash('yes', NOTICES.deletionNoted)
    redirectTo(res, '/records')
  })

  router.post('/records/deletion/cancellation', requireMember, async (req, res) => {
    const isCancelled = await takeDeletionBack(ctx, { memberId: memberOf(req).id })
    res.flash('yes', isCancelled ? NOTICES.deletionCancelled : NOTICES.noDeletion)
    redirectTo(res, '/records')
  })
}
