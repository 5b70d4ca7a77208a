import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { clientSecretVariable } from '@rose-ash/shared/config/own-clients'
import type { CliConfig } from '../load-config.ts'
import type { Check } from './finding.ts'

/** Secrets differ from each other, every app has a client secret, and a public address uses no development secrets. */
export const checkSecrets: Check = async (config) => {
  const https =
    config.NODE_ENV !== 'production' ||
    config.ROSE_PUBLIC_URL.startsWith('https:') ||
    config.ROSE_PUBLIC_URL.includes('localhost')
  return [
    {
      ok: config.INTERNAL_SECRET !== config.SESSION_SECRET,
      about: 'Secrets',
      advice: 'INTERNAL_SECRET and SESSION_SECRET are the same; give each its own: openssl rand -hex 32',
    },
    clientSecrets(config),
    {
      ok: https,
      about: `Public address: ${config.ROSE_PUBLIC_URL}`,
      advice: 'Cookies are only Secure on https; put a TLS proxy in front and use https:// in ROSE_PUBLIC_URL.',
    },
  ]
}

/** Every app has its own client secret: a shared one lets its finder act for every app; one derived from SESSION_SECRET changes with it. */
function clientSecrets(config: CliConfig) {
  const variables = APP_NAMES.map(clientSecretVariable)
  const missing = config.OIDC_CLIENT_SECRET ? [] : variables.filter((name) => !config[name])
  const others = [config.INTERNAL_SECRET, config.SESSION_SECRET, config.OIDC_CLIENT_SECRET]
  const given = [...variables.map((name) => config[name]), ...others].filter(Boolean)
  const shared = variables.filter((name) => given.filter((secret) => secret === config[name]).length > 1)
  return {
    ok: missing.length + shared.length === 0,
    about: 'Client secrets of the apps',
    advice: [
      ...(missing.length > 0 ? [`${missing.join(', ')} not set, in the app or in federation`] : []),
      ...(shared.length > 0 ? [`${shared.join(', ')} not the only use of a secret`] : []),
      'give each its own: openssl rand -hex 32',
    ].join('; '),
  }
}
