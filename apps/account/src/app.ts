import { createApp as createServer } from '@rose-ash/server/app/create-app'
import { registerSso } from '@rose-ash/server/sign-on/register-sso'
import { type Express, Router } from 'express'
import type { AppContext } from './context.ts'
import { navFragment } from './http/fragments/nav.ts'
import { auditPages } from './http/pages/administration/audit.ts'
import { clientPages } from './http/pages/administration/clients.ts'
import { invitationPages } from './http/pages/administration/invitations.ts'
import { limitPages } from './http/pages/administration/limits.ts'
import { memberPages } from './http/pages/administration/member.ts'
import { memberIdentityPages } from './http/pages/administration/member-identity.ts'
import { memberRolePages } from './http/pages/administration/member-roles.ts'
import { memberSessionPages } from './http/pages/administration/member-sessions.ts'
import { memberListPages } from './http/pages/administration/members.ts'
import { registrationTokenPages } from './http/pages/administration/registration-tokens.ts'
import { resetPages } from './http/pages/administration/resets.ts'
import { rolePages } from './http/pages/administration/roles.ts'
import { signOnPages } from './http/pages/administration/sign-on.ts'
import { workPages } from './http/pages/administration/work.ts'
import { historyPages } from './http/pages/history.ts'
import { homePages } from './http/pages/home.ts'
import { joinPage } from './http/pages/join.ts'
import { letterDoors } from './http/pages/letter-doors.ts'
import { newsletterPages } from './http/pages/newsletters.ts'
import { notificationPages } from './http/pages/notifications.ts'
import { orderPages } from './http/pages/orders.ts'
import { profilePages } from './http/pages/profile.ts'
import { recordsPages } from './http/pages/records.ts'
import { devicePages } from './http/pages/signing-in/devices.ts'
import { emailPages } from './http/pages/signing-in/email.ts'
import { signingInPages } from './http/pages/signing-in/signing-in.ts'
import { welcomePages } from './http/pages/welcome.ts'

const PAGES = [
  homePages,
  notificationPages,
  orderPages,
  newsletterPages,
  devicePages,
  signingInPages,
  profilePages,
  emailPages,
  historyPages,
  recordsPages,
  joinPage,
  letterDoors,
  memberListPages,
  memberIdentityPages,
  memberPages,
  memberRolePages,
  memberSessionPages,
  rolePages,
  resetPages,
  invitationPages,
  welcomePages,
  auditPages,
  limitPages,
  signOnPages,
  workPages,
  clientPages,
  registrationTokenPages,
]

/** The account service as an Express app. Nearly every page needs a signed-in member, some need an administrator. */
export function createApp(ctx: AppContext): Express {
  return createServer(ctx, {
    signOn: registerSso,
    routes: (app) => {
      const router = Router()
      for (const pages of PAGES) pages(router, ctx)
      app.use(router)
    },
    fragments: { 'account.nav': navFragment },
  })
}
