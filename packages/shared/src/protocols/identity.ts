import type { ConnectionService } from './connections.ts'
import type { PasskeyService } from './passkeys.ts'
import type { SessionService } from './sessions.ts'
import type { TotpService } from './totp.ts'

/**
 * What account's pages and the server kit ask of identity: how members sign in, on what, and for whom. Signing in itself is no part of
 * it: only the provider in apps/federation does that. Reads accept `ctx.db` in place of a transaction.
 */
export interface IdentityService extends SessionService, PasskeyService, TotpService, ConnectionService {}
