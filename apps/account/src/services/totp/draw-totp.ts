import { type SafeHtml, safeHtml } from '@rose-ash/shared/html/safe-html'
import { toString as toSvg } from 'qrcode'

interface TotpKey {
  readonly secret: string
  readonly email: string
  readonly coop: string
}

/** The URI for authenticator apps (Key Uri Format: otpauth://totp/issuer:account). */
function totpUri({ secret, email, coop }: TotpKey): string {
  const query = new URLSearchParams({ secret, issuer: coop, algorithm: 'SHA1', digits: '6', period: '30' })
  return `otpauth://totp/${encodeURIComponent(coop)}:${encodeURIComponent(email)}?${query.toString().replaceAll('+', '%20')}`
}

/** The URI as a QR code, drawn here so that the secret is sent to no other server. */
export async function drawTotp(key: TotpKey): Promise<SafeHtml> {
  return safeHtml(await toSvg(totpUri(key), { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }))
}
