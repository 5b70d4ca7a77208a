import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { askPublic } from './ask-public.ts'
import { type Check, probe } from './finding.ts'

/** Sign-in cookies are HttpOnly and SameSite; on https they are Secure and bound to their host. */
export const checkCookies: Check = (config) => {
  const isHttps = config.ROSE_PUBLIC_URL.startsWith('https:')
  return Promise.all(
    APP_NAMES.map((app) =>
      probe(
        `Cookies of ${app}`,
        'Use https in ROSE_PUBLIC_URL, and a proxy that leaves Set-Cookie as it is.',
        async () => {
          const { setCookie, status } = await askPublic(config, app, '/auth/login')
          if (setCookie.length === 0) throw new Error(`sign-in sets none (it answers ${status})`)
          const problem = setCookie.map((cookie) => cookieProblem(cookie, isHttps)).find(Boolean)
          if (problem) throw new Error(problem)
          return isHttps ? 'Secure and bound to their host' : 'as good as http allows'
        },
      ),
    ),
  )
}

/** The problem of a sign-in's Set-Cookie header; undefined when there is none. */
export function cookieProblem(cookie: string, isHttps: boolean): string | undefined {
  const name = cookie.split('=')[0]
  if (!/;\s*httponly/i.test(cookie)) return `${name} can be read by scripts`
  if (!/;\s*samesite=(lax|strict)/i.test(cookie)) return `${name} is sent by other sites`
  if (isHttps && !/;\s*secure/i.test(cookie)) return `${name} is not Secure`
  if (isHttps && !cookie.startsWith('__Host-')) return `${name} is not bound to its host`
  return undefined
}
