import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import type { Router } from 'express'
import type { AppContext } from '../../../context.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { signingInView } from '../../../views/signing-in/index.view.ts'
import { accountTabs } from '../../account-tabs.ts'
import { codePages } from './signing-in-codes.ts'
import { connectionPages } from './signing-in-connections.ts'
import { offerPage } from './signing-in-offer.ts'
import { passkeyPages } from './signing-in-passkeys.ts'
import { secondFactorPage } from './signing-in-second-factor.ts'

/** The overview of sign-in methods: passkeys, authenticator app, recovery codes, and connected applications. */
export function signingInPages(router: Router, ctx: AppContext): void {
  const { db, services } = ctx
  router.use('/signing-in', (_req, res, next) => {
    res.setHeader('Cache-Control', 'private, no-store')
    next()
  })

  router.get('/signing-in', requireMember, async (req, res) => {
    const member = memberOf(req)
    const [passkeys, hasTotp, recoveryCodes, connections] = await Promise.all([
      services.identity.listPasskeys(db, member.id),
      services.identity.hasTotp(db, member.id),
      services.identity.countRecoveryCodes(db, member.id),
      services.identity.listConnections(db, member.id),
    ])
    const missing = await req.missingProof('self.change-sign-in')
    const view = signingInView({
      passkeys,
      hasTotp,
      recoveryCodes,
      connections,
      missing,
      site: ctx.site,
    })
    await res.page(
      'signing-in/index',
      { ...view, tabs: accountTabs(member, '/signing-in') },
      { title: TITLES.signingIn, noindex: true, scripts: ['js/passkey.js'] },
    )
  })

  offerPage(router, ctx)
  secondFactorPage(router, ctx)
  passkeyPages(router, ctx)
  codePages(router, ctx)
  connectionPages(router, ctx)
}
