import { revokeInvitation } from '@rose-ash/domains/account/invitations/accept-invitation'
import { listPastInvitations, listWaitingInvitations } from '@rose-ash/domains/account/invitations/read-invitations'
import { typedText } from '@rose-ash/server/forms/typed-text'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { confirmDraft } from '@rose-ash/server/http/confirm-draft'
import { type FieldErrors, parse, readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { MEMBER_ROLES } from '@rose-ash/shared/protocols/member'
import type { Response, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { readAddresses } from '../../../services/invitations/read-addresses.ts'
import { sendInvitation, sendInvitationAgain } from '../../../services/invitations/send-invitation.ts'
import {
  ADDRESS_REFUSALS,
  AT_ONCE,
  INVITATION_REFUSALS,
  INVITATION_WORDS,
} from '../../../views/invitations/invitation-refusals.ts'
import {
  DAYS,
  dayOptions,
  invitationLine,
  type SendingResult,
  sendingLines,
} from '../../../views/invitations/invitation-words.ts'
import { roleChoices } from '../../../views/members/member-words.ts'
import { NOTICES } from '../../../views/notice-words.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { accountTabs } from '../../account-tabs.ts'

const address = z.object({ id: z.uuid() })
const query = z.object({ after: z.uuid().optional().catch(undefined) })
const form = z.object({
  email: z.string().trim().max(20_000),
  message: z.string().trim().max(1_000).default(''),
  roles: z.union([z.enum(MEMBER_ROLES), z.array(z.enum(MEMBER_ROLES))]).default([]),
  days: z.enum(DAYS).default('14'),
})

interface Typed {
  readonly email?: string
  readonly message?: string
  readonly roles?: readonly string[]
  readonly days?: string
  readonly errors?: FieldErrors
}

/** For administrators: sending invitations with roles. */
export function invitationPages(router: Router, ctx: AppContext): void {
  const { db, transact } = ctx
  async function sendList(res: Response, typed: Typed = {}, results: readonly SendingResult[] = []) {
    const { after } = parse(query, res.req.query)
    const [{ invitations, nextAfter }, past] = await Promise.all([
      listWaitingInvitations(ctx, db, after),
      after ? [] : listPastInvitations(ctx, db),
    ])
    const model = {
      ...typed,
      results: sendingLines(results),
      waiting: invitations.map((one) => invitationLine(ctx.site, one)),
      past: past.map((one) => invitationLine(ctx.site, one)),
      next: nextAfter && `/invitations?after=${nextAfter}`,
      choices: roleChoices({ roles: typed.roles ?? ['cooperator'] }),
      days: dayOptions(typed.days),
      tabs: accountTabs(memberOf(res.req), '/members'),
    }
    await res.page('invitations/index', model, {
      title: TITLES.invitations,
      noindex: true,
      status: typed.errors ? 422 : 200,
    })
  }

  router.get('/invitations', requireAct('member.invite'), (_req, res) => sendList(res))

  router.post('/invitations', requireAct('member.invite'), async (req, res) => {
    const read = readForm(form, req.body, INVITATION_WORDS)
    if (!read.ok) {
      const { email, message, roles, days } = read.values
      const typed = { email: typedText(email), message: typedText(message), days: typedText(days) }
      return sendList(res, { ...typed, roles: [roles ?? []].flat().map(String), errors: read.errors })
    }
    const { email, message, days } = read.input
    const roles = [read.input.roles].flat()
    const { addresses, others } = readAddresses(email)
    const refused = addressRefusal(addresses, others)
    const results: SendingResult[] = []
    if (addresses.length <= AT_ONCE)
      for (const who of addresses) {
        const outcome = await sendInvitation(ctx, { email: who, roles, message, days: Number(days), by: memberOf(req) })
        results.push({ who, outcome })
      }
    results.push(...others.map((who) => ({ who, outcome: 'not-an-address' as const })))
    if (!refused) {
      confirmDraft(res)
      return sendList(res, {}, results)
    }
    const left = addresses.length > AT_ONCE ? email : others.join('\n')
    await sendList(res, { email: left, message, roles, days, errors: { email: refused } }, results)
  })

  router.post('/invitations/:id/letter', requireAct('member.invite'), async (req, res) => {
    const invitationId = parse(address, req.params).id
    const isSent = await sendInvitationAgain(ctx, { invitationId, by: memberOf(req) })
    if (isSent) res.flash('yes', NOTICES.invitationSentAgain)
    else res.flash('no', INVITATION_REFUSALS.notOpen)
    redirectTo(res, '/invitations')
  })

  router.post('/invitations/:id/revocation', requireAct('member.invite'), async (req, res) => {
    const invitationId = parse(address, req.params).id
    const isRevoked = await transact((tx) => revokeInvitation(ctx, tx, { invitationId, byId: memberOf(req).id }))
    if (isRevoked) res.flash('yes', NOTICES.invitationRevoked)
    else res.flash('no', INVITATION_REFUSALS.notOpen)
    redirectTo(res, '/invitations')
  })
}

function addressRefusal(addresses: readonly string[], others: readonly string[]): string | undefined {
  if (addresses.length > AT_ONCE) return ADDRESS_REFUSALS.tooMany
  if (others.length > 0) return ADDRESS_REFUSALS.strange
  return addresses.length === 0 ? ADDRESS_REFUSALS.missing : undefined
}
