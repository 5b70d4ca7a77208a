import Provider, { type AdapterPayload, type KoaContextWithOIDC } from 'oidc-provider'
import { PostgresAdapter } from './postgres-adapter.ts'

/** A refresh token that is used again within this time was most likely not stolen: an answer was lost, or two tabs refreshed at once. */
export const GRACE_SECONDS = 30

const usedAgain = new WeakSet<object>()

/** Whether this request used a refresh token a second time, within the grace. */
export function isUsedAgain(ctx: KoaContextWithOIDC): boolean {
  return usedAgain.has(ctx)
}

/** Stores refresh tokens. At the token endpoint, a second use within the grace is refused but does not revoke the family. */
export class RefreshTokenAdapter extends PostgresAdapter {
  override async find(id: string): Promise<AdapterPayload | undefined> {
    const payload = await super.find(id)
    if (Provider.ctx?.oidc.route !== 'token' || !isInGrace(payload)) return payload
    const { consumed: _consumed, ...usable } = payload
    return usable
  }

  override async consume(id: string): Promise<void> {
    try {
      await super.consume(id)
    } catch (error) {
      usedAgain.add(Provider.ctx!)
      throw error
    }
  }
}

function isInGrace(payload: AdapterPayload | undefined): payload is AdapterPayload & { consumed: number } {
  return payload?.consumed !== undefined && Date.now() / 1000 - payload.consumed < GRACE_SECONDS
}
