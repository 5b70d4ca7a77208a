import type { SharedContext } from '@rose-ash/shared/context/shared-context'
import type { Adapter } from 'oidc-provider'
import { ClientAdapter } from './client-adapter.ts'
import { PostgresAdapter, type StoreContext } from './postgres-adapter.ts'
import { RedisAdapter } from './redis-adapter.ts'
import { SessionAdapter } from './session-adapter.ts'

const LASTING = new Set(['Grant', 'RefreshToken'])

/** Chooses a store for each kind of thing the provider keeps: Postgres for what members would miss, Redis for what passes. */
export function createAdapter(ctx: StoreContext & Pick<SharedContext, 'redis'>): (kind: string) => Adapter {
  return (kind) => {
    if (kind === 'Client') return new ClientAdapter(ctx)
    if (kind === 'Session') return new SessionAdapter(ctx, kind)
    return LASTING.has(kind) ? new PostgresAdapter(ctx, kind) : new RedisAdapter(ctx.redis, kind)
  }
}
