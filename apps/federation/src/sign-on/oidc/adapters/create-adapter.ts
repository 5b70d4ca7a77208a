import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import type { Adapter } from 'oidc-provider'
import { ClientAdapter, type ClientContext } from './client-adapter.ts'
import { AccessTokenAdapter, CodeAdapter } from './code-exchange.ts'
import { DeviceCodeAdapter } from './device-code-adapter.ts'
import { GrantAdapter } from './grant-adapter.ts'
import { InteractionAdapter } from './interaction-adapter.ts'
import { PostgresAdapter, type StoreContext } from './postgres-adapter.ts'
import { RedisAdapter } from './redis-adapter.ts'
import { RefreshTokenAdapter } from './refresh-token-adapter.ts'
import { SessionAdapter } from './session-adapter.ts'

/** Chooses a store for each model of the provider: Postgres for lasting data, Redis for short-lived data. */
export function createAdapter(
  ctx: StoreContext & ClientContext & Pick<SharedContext, 'config' | 'redis' | 'services' | 'transact'>,
): (kind: string) => Adapter {
  return (kind) => {
    if (kind === 'Client') return new ClientAdapter(ctx)
    if (kind === 'Session') return new SessionAdapter(ctx)
    if (kind === 'Interaction') return new InteractionAdapter(ctx)
    if (kind === 'InitialAccessToken' || kind === 'RegistrationAccessToken') return new PostgresAdapter(ctx, kind)
    if (kind === 'Grant') return new GrantAdapter(ctx, kind)
    if (kind === 'DeviceCode') return new DeviceCodeAdapter(ctx.redis, kind)
    if (kind === 'AuthorizationCode') return new CodeAdapter(ctx.redis, kind)
    if (kind === 'AccessToken') return new AccessTokenAdapter(ctx.redis, kind)
    return kind === 'RefreshToken' ? new RefreshTokenAdapter(ctx, kind) : new RedisAdapter(ctx.redis, kind)
  }
}
