import type { SignedInMember } from '../audience/signed-in-member.ts'

/** The reader of a personal fragment; trusted only with a valid internal signature. */
export const MEMBER_HEADER = 'x-rose-member'
export const CART_HEADER = 'x-rose-cart'
/** The reader's standing, for a fragment that varies by it; absent for visitors. */
export const STANDING_HEADER = 'x-rose-standing'

export function encodeMember(member: SignedInMember): string {
  return Buffer.from(JSON.stringify(member)).toString('base64url')
}

export function decodeMember(header: string): SignedInMember {
  return JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as SignedInMember
}
