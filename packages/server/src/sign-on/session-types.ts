import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'

/** What passport keeps of a signed-in member: `req.user`. */
export interface SessionUser {
  readonly member: SignedInMember
  /** The provider's name for its session with this app. */
  readonly sid: string
  /** When the member last proved who they are, in seconds (`auth_time`). */
  readonly authTime: number
  /** How, in the words of RFC 8176 and `mail` (`amr`). */
  readonly methods: readonly string[]
  /** Given back at sign-out as the hint that proves who asks. */
  readonly idToken: string
}

declare module 'express-session' {
  interface SessionData {
    passport?: { user?: SessionUser }
  }
}

declare global {
  namespace Express {
    interface User extends SessionUser {}
  }
}
