import type { Stack } from '@rose-ash/devstack/start-stack'
import { createSharedContext } from '@rose-ash/domains/context/shared-context'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { CookieJar } from '@rose-ash/shared/testing/cookie-jar'

/** The Cookie header of a demo member who is signed in to the blog. */
export async function memberCookie(stack: Stack): Promise<string> {
  const ctx = createSharedContext('blog', parseEnv(baseEnvSchema, { ...stack.env, LOG_LEVEL: 'warn' }))
  try {
    const member = await ctx.services.account.findByEmail(ctx.db, 'member@rose.localhost')
    if (!member) throw new Error('the demo co-op has no member@rose.localhost')
    const origin = stack.url('blog')
    const cookies = new CookieJar()
    await signedIn(ctx, { cookies, origin }, member)
    return cookies.header(new URL(origin).hostname) ?? ''
  } finally {
    await ctx.close()
  }
}
