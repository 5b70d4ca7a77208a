import type { SignedInMember } from '../http/signed-in-member.ts'

/** What passport keeps of a signed-in member: `req.user`. */
export interface SessionUser {
  readonly member: SignedInMember
  /** The provider's name for its session with this app. */
  readonly sid: string
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
