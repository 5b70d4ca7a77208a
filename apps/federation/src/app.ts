import { createApp as createServer } from '@rose-ash/server/app/create-app'
import { registerSso } from '@rose-ash/server/sign-on/register-sso'
import { type Express, Router } from 'express'
import type { AppContext } from './context.ts'
import { followFragment } from './hub/http/fragments/follow.ts'
import { followButtonFragment } from './hub/http/fragments/follow-button.ts'
import { timelineFragment } from './hub/http/fragments/timeline.ts'
import { followPages } from './hub/http/pages/follows/follow-pages.ts'
import { memberPages } from './hub/http/pages/members/member-pages.ts'
import { timelinePages } from './hub/http/pages/timeline/timeline-pages.ts'
import { developersPage } from './sign-on/http/developers.ts'
import { signInPages } from './sign-on/http/sign-in-pages.ts'
import { serveProvider } from './sign-on/oidc/serve-provider.ts'

const PAGES = [signInPages, developersPage, followPages, timelinePages, memberPages]

/** The federation service as an Express app: the OpenID provider, the sign-in pages, and the public timeline. */
export function createApp(ctx: AppContext): Express {
  return createServer(ctx, {
    early: serveProvider,
    signOn: registerSso,
    routes: (app) => {
      const router = Router()
      for (const pages of PAGES) pages(router, ctx)
      app.use(router)
    },
    fragments: {
      'federation.timeline': timelineFragment,
      'federation.follow': followFragment,
      'federation.follow-button': followButtonFragment,
    },
  })
}
