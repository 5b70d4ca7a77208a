import type { Stack } from '@rose-ash/devstack/start-stack'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import { createSharedContext } from '@rose-ash/domains/context/shared-context'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { CookieJar } from '@rose-ash/shared/testing/cookie-jar'

/** The Cookie header of a demo member who is signed in to an app. */
export async function memberCookie(
  stack: Stack,
  app: AppName = 'blog',
  email = 'member@rose.localhost',
): Promise<string> {
  const ctx = createSharedContext(app, parseEnv(baseEnvSchema, { ...stack.env, LOG_LEVEL: 'warn' }))
  try {
    const member = await findMember(ctx.db, { email })
    if (!member) throw new Error(`the demo co-op has no ${email}`)
    const origin = stack.url(app)
    const cookies = new CookieJar()
    await signedIn(ctx, { cookies, origin }, member)
    return cookies.header(new URL(origin).hostname) ?? ''
  } finally {
    await ctx.close()
  }
}
