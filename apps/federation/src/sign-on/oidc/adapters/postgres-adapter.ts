import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { hashOidcId } from '@rose-ash/domains/identity/clients/hash-oidc-id'
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider'
import { CONSUME, DESTROY, FIND, type PayloadRow, REVOKE, SAVE } from './payload-statements.ts'

export type StoreContext = Pick<SharedContext, 'activities' | 'clock' | 'sql'>

/** Stores lasting data: sessions, grants, refresh tokens. */
export class PostgresAdapter implements Adapter {
  protected readonly ctx: StoreContext
  protected readonly kind: string

  constructor(ctx: StoreContext, kind: string) {
    this.ctx = ctx
    this.kind = kind
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { uid = null, accountId = null, clientId = null } = payload
    const grantId = payload.grantId ?? (this.kind === 'Grant' ? id : null)
    await this.ctx.sql(SAVE, [
      ...[this.kind, hashOidcId(id), JSON.stringify(payloadToStore(payload))],
      ...[uid, grantId, accountId, clientId, expiryOf(expiresIn)],
    ])
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const [row] = await this.ctx.sql(FIND, [this.kind, hashOidcId(id)])
    return row && { ...toPayload(row), jti: id }
  }

  async findByUid(_uid: string): Promise<AdapterPayload | undefined> {
    return undefined
  }

  /** Consumes by a conditional update: one of several callers returns, the others throw InvalidGrant. */
  async consume(id: string): Promise<void> {
    const claimed = await this.ctx.sql(CONSUME, [this.kind, hashOidcId(id)])
    if (claimed.length === 0) throw new errors.InvalidGrant(`${this.kind} already consumed`)
  }

  async destroy(id: string): Promise<void> {
    await this.ctx.sql(DESTROY, [this.kind, hashOidcId(id)])
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.ctx.sql(REVOKE, [this.kind, grantId])
  }

  async findByUserCode(): Promise<undefined> {
    return undefined
  }
}

/** The payload to store: without the id, which is secret, and without values that have columns. */
export function payloadToStore({ jti: _jti, consumed: _consumed, ...payload }: AdapterPayload): AdapterPayload {
  return payload
}

export function toPayload({ payload, consumed_at: at }: PayloadRow): AdapterPayload {
  return { ...payload, ...(at && { consumed: Math.floor(at.getTime() / 1000) }) }
}

export function expiryOf(expiresIn: number): Date | null {
  return expiresIn ? new Date(Date.now() + expiresIn * 1000) : null
}
