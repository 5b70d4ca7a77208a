import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { emailField } from '@rose-ash/server/http/email-field'
import { parse, readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { EMAIL_WORDS } from '@rose-ash/server/views/words/email-words'
import type { Response, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { appointByAddress, dismiss } from '../../services/sellers/change-seller.ts'
import { readSellers } from '../../services/sellers/read-sellers.ts'
import { NOTICES } from '../../views/notice-words.ts'
import { TITLES } from '../../views/page-titles.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'
import { sellersView } from '../../views/sellers/index.view.ts'
import { SELLER_REFUSALS } from '../../views/sellers/seller-refusals.ts'

const form = z.object({ email: emailField })
const address = z.object({ market: z.string().max(200), memberId: z.uuid() })

/** Administrators appoint and dismiss sellers of markets. */
export function sellerPages(router: Router, ctx: AppContext): void {
  router.get('/desk/sellers', requireAct('market.appoint'), async (_req, res) => sendSellers(ctx, res))

  router.post('/desk/sellers/:market', requireAct('market.appoint'), async (req, res) => {
    const market = req.params.market
    const read = readForm(form, req.body, { email: EMAIL_WORDS })
    const email = String(req.body?.email ?? '')
    if (!read.ok) return sendSellers(ctx, res, { market, email, error: read.errors.email })
    const { email: known } = read.input
    const outcome = await appointByAddress(ctx, { marketSlug: market, email: known, by: memberOf(req).id })
    if (outcome.kind !== 'appointed')
      return sendSellers(ctx, res, { market, email, error: SELLER_REFUSALS[outcome.kind] })
    res.flash('yes', NOTICES.sellerAppointed(outcome.name))
    redirectTo(res, '/desk/sellers')
  })

  router.post('/desk/sellers/:market/:memberId/removal', requireAct('market.appoint'), async (req, res) => {
    const { market, memberId } = parse(address, req.params)
    await dismiss(ctx, { marketSlug: market, memberId, by: memberOf(req).id })
    res.flash('yes', NOTICES.sellerDismissed)
    redirectTo(res, '/desk/sellers')
  })
}

async function sendSellers(ctx: AppContext, res: Response, wrong?: Parameters<typeof sellersView>[1]): Promise<void> {
  await res.page('sellers/index', sellersView(await readSellers(ctx), wrong), {
    title: TITLES.whoSellsWhere,
    status: wrong ? 422 : 200,
    noindex: true,
    crumbs: [{ label: PAGE_WORDS.desk, href: '/desk' }, { label: PAGE_WORDS.sellers }],
  })
}
