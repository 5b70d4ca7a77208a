import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'

/** The session's data about a signed-in member: passport's `req.user`. */
export interface SessionUser {
  readonly member: SignedInMember
  /** The provider's id of its session with this app. */
  readonly sid: string
  /** The time of the last sign-in, in seconds since 1970 (`auth_time`). */
  readonly authTime: number
  /** The methods of that sign-in (`amr`): values of RFC 8176, and `mail`. */
  readonly methods: readonly string[]
  /** Sent at sign-out as `id_token_hint`. */
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
