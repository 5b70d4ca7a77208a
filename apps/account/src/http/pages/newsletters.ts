import { listSubscriptions } from '@rose-ash/domains/account/newsletters/list-subscriptions'
import { setSubscription } from '@rose-ash/domains/account/newsletters/set-subscription'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { NOTICES } from '../../views/notice-words.ts'
import { TITLES } from '../../views/page-titles.ts'
import { accountTabs } from '../account-tabs.ts'

const address = z.object({ id: z.uuid() })
const choice = z.object({ wanted: z.enum(['yes', 'no']) })

/** The co-op's newsletters, each with a button to subscribe or unsubscribe. */
export function newsletterPages(router: Router, ctx: AppContext): void {
  router.get('/newsletters', requireMember, async (req, res) => {
    const member = memberOf(req)
    const subscriptions = await listSubscriptions(ctx.db, member.id)
    const letters = subscriptions.map(({ newsletter: { id, name, description }, isSubscribed }) => ({
      id,
      name,
      description,
      isSubscribed,
    }))
    const model = { letters, email: member.email, tabs: accountTabs(member, '/newsletters') }
    await res.page('newsletters/index', model, { title: TITLES.yourLetters, noindex: true })
  })

  router.post('/newsletters/:id/subscription', requireMember, async (req, res) => {
    const isSubscribed = parse(choice, req.body).wanted === 'yes'
    const newsletterId = parse(address, req.params).id
    await ctx.transact((tx) => setSubscription(ctx, tx, { memberId: memberOf(req).id, newsletterId, isSubscribed }))
    res.flash('yes', isSubscribed ? NOTICES.subscribed : NOTICES.unsubscribed)
    redirectTo(res, '/newsletters')
  })
}
