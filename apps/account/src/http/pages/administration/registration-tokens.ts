import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse, readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { issuerOf, OIDC_PATHS } from '@rose-ash/shared/addresses/issuer'
import type { Response, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { TOKEN_WORDS } from '../../../views/clients/client-refusals.ts'
import { NOTICES } from '../../../views/notice-words.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { accountTabs } from '../../account-tabs.ts'

const address = z.object({ id: z.string().max(100) })
const form = z.object({ note: z.string().trim().min(1).max(80) })

/** For administrators: tokens with which an application may register itself (RFC 7591). */
export function registrationTokenPages(router: Router, ctx: AppContext): void {
  const { config, db, services, site, transact } = ctx
  const { identity } = services
  const endpoint = issuerOf(config) + OIDC_PATHS.registration

  router.get('/registration-tokens', requireAct('client.manage'), (_req, res) => sendList(res))

  router.post('/registration-tokens', requireAct('client.manage'), async (req, res) => {
    const read = readForm(form, req.body, TOKEN_WORDS)
    if (!read.ok) return sendList(res, { note: String(read.values.note ?? ''), error: read.errors.note })
    const { note } = read.input
    const { token } = await transact((tx) => identity.createRegistrationToken(tx, { note, byId: memberOf(req).id }))
    res.setHeader('Cache-Control', 'private, no-store')
    const options = { title: TITLES.aTokenForOneApplication, noindex: true, width: 'read' } as const
    await res.page('clients/token', { token, note, endpoint }, options)
  })

  router.post('/registration-tokens/:id/withdrawal', requireAct('client.manage'), async (req, res) => {
    const { id } = parse(address, req.params)
    const isWithdrawn = await transact((tx) => identity.withdrawRegistrationToken(tx, { id, byId: memberOf(req).id }))
    res.flash(isWithdrawn ? 'yes' : 'no', isWithdrawn ? NOTICES.tokenWithdrawn : NOTICES.tokenOver)
    redirectTo(res, '/registration-tokens')
  })

  async function sendList(res: Response, typed: { note?: string; error?: string | undefined } = {}): Promise<void> {
    const tokens = await identity.listRegistrationTokens(db)
    const model = {
      ...typed,
      endpoint,
      tokens: tokens.map(({ id, note, createdAt, expiresAt }) => ({
        id,
        note,
        made: site.day(createdAt),
        until: site.day(expiresAt),
      })),
      tabs: accountTabs(memberOf(res.req), '/members'),
    }
    await res.page('clients/tokens', model, {
      title: TITLES.tokensForRegistration,
      noindex: true,
      status: typed.error ? 422 : 200,
    })
  }
}
