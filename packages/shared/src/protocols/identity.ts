import type { ClientService } from './clients.ts'
import type { ConnectionService } from './connections.ts'
import type { PasskeyService } from './passkeys.ts'
import type { ResetService } from './resets.ts'
import type { SessionService } from './sessions.ts'
import type { SignOnService } from './sign-on.ts'
import type { TotpService } from './totp.ts'

/**
 * The identity requests of account's pages and the server kit: sessions, passkeys, TOTP, resets, consents, applications and keys. Signing in
 * is not part of it: only the provider in apps/federation does that. Reads also accept `ctx.db` as `tx`.
 */
export interface IdentityService
  extends SessionService,
    PasskeyService,
    TotpService,
    ResetService,
    ConnectionService,
    ClientService,
    SignOnService {}
