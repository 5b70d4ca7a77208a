import { createApp as createServer } from '@rose-ash/shared/http/create-app'
import { registerSso } from '@rose-ash/shared/oidc/register-sso'
import type { Express } from 'express'
import type { AppContext } from './context.ts'
import { navFragment } from './http/fragments/nav.ts'
import { deskPages } from './http/pages/desk.ts'
import { devicePages } from './http/pages/devices.ts'
import { memberPages } from './http/pages/members.ts'
import { newsletterPages } from './http/pages/newsletters.ts'
import { orderPages } from './http/pages/orders.ts'
import { profilePages } from './http/pages/profile.ts'
import { signingInPages } from './http/pages/signing-in.ts'

/** Assembles the member's own place. Everything in it needs a member; some of it an administrator. */
export function createApp(ctx: AppContext): Express {
  return createServer(ctx, {
    signOn: registerSso,
    routes: (app) => {
      app.use(
        deskPages(ctx),
        orderPages(ctx),
        newsletterPages(ctx),
        devicePages(ctx),
        signingInPages(ctx),
        profilePages(ctx),
        memberPages(ctx),
      )
    },
    fragments: { 'account.nav': navFragment },
  })
}
