import { askPublic } from './ask-public.ts'
import { type Check, probe } from './finding.ts'

const DISCOVERY = '/.well-known/openid-configuration'

/** The proxy sets the X-Forwarded headers and does not accept them from clients. */
export const checkProxy: Check = async (config) => [
  await probe(
    'The way in',
    'DNS and the proxy must lead every name below the public address to Rose Ash.',
    async () => {
      const { status } = await askPublic(config, 'federation', DISCOVERY)
      if (status !== 200) throw new Error(`discovery answers ${status}`)
      return config.ROSE_PUBLIC_URL
    },
  ),
  await probe(
    'Proxy trust',
    'Let the proxy overwrite X-Forwarded-Host, X-Forwarded-Proto and X-Forwarded-For; it must not pass on what clients send.',
    async () => {
      const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' }
      const { status, text } = await askPublic(config, 'federation', DISCOVERY, forged)
      if (status === 421) throw new Error('a client’s X-Forwarded-Host reaches the apps')
      if (/evil\.example|gopher:/.test(text)) throw new Error('discovery followed a client’s forwarded headers')
      return 'forwarded headers of clients do not get through'
    },
  ),
]
