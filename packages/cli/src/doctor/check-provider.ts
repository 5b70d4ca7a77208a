import { internalUrl, publicOrigin } from '@rose-ash/shared/config/base-config'
import { request } from 'undici'
import { type Check, probe } from './finding.ts'

/** Discovery names our own issuer, and a foreign Host or X-Forwarded-Host header does not change it. */
export const checkProvider: Check = async (config) => {
  const issuer = publicOrigin(config, 'federation')
  const url = new URL('/.well-known/openid-configuration', internalUrl(config, 'federation'))
  const discover = async (headers: Record<string, string>) => {
    const { statusCode, body } = await request(url, { headers, headersTimeout: 5_000, bodyTimeout: 5_000 })
    return { status: statusCode, text: await body.text() }
  }
  const own = { host: new URL(issuer).host, 'x-forwarded-proto': new URL(issuer).protocol.slice(0, -1) }
  return [
    await probe(
      'Sign-on issuer',
      'ROSE_PUBLIC_URL must be the address that browsers use, and the proxy must set X-Forwarded-Proto.',
      async () => {
        const found = (JSON.parse((await discover(own)).text) as { issuer: string }).issuer
        if (found !== issuer) throw new Error(`discovery says ${found}, expected ${issuer}`)
        return issuer
      },
    ),
    await probe('Strange hosts are refused', 'The host allow-list is not in front of the provider.', async () => {
      const { status, text } = await discover({ ...own, host: 'evil.example', 'x-forwarded-host': 'evil.example' })
      if (status < 400 && text.includes('evil.example')) throw new Error('discovery followed a foreign Host header')
      return undefined
    }),
  ]
}
