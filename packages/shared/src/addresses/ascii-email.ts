import { domainToASCII } from 'node:url'

/** An e-mail address with its domain as DNS and SMTP spell it (RFC 5890): `post@müller.example` → `post@xn--mller-kva.example`. */
export function asciiEmail(address: string): string {
  const at = address.lastIndexOf('@') + 1
  const domain = address.slice(at)
  return /^[\x20-\x7e]*$/.test(domain) ? address : address.slice(0, at) + domainToASCII(domain)
}
