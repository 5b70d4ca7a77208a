import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { publicOrigins } from '@rose-ash/shared/config/base-config'
import { askPublic } from './ask-public.ts'
import { type Check, probe } from './finding.ts'

/** `form-action` allows all six hosts: Chromium also applies it to redirects after a form, so a narrower one breaks sign-in. */
export const checkFormAction: Check = (config) => {
  const ours = Object.values(publicOrigins(config))
  return Promise.all(
    APP_NAMES.map((app) =>
      probe(`Forms of ${app}`, 'Nothing between here and the browser may change Content-Security-Policy.', async () => {
        const { headers } = await askPublic(config, app, '/auth/signed-out')
        const policies = [headers['content-security-policy'] ?? []].flat().flatMap((value) => value.split(','))
        if (policies.length === 0) throw new Error('there is no Content-Security-Policy')
        for (const policy of policies) {
          const allowed = /(?:^|;)\s*form-action ([^;]*)/.exec(policy)?.[1]?.split(/\s+/)
          const missing = allowed && ours.filter((origin) => !allowed.includes(origin))
          if (missing && missing.length > 0) throw new Error(`form-action does not list ${missing.join(' ')}`)
        }
        return 'may lead to all six'
      }),
    ),
  )
}
