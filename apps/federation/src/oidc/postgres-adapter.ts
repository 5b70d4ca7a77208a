import type { SharedContext } from '@rose-ash/shared/context/shared-context'
import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider'
import { hashId } from './hash-id.ts'

export type StoreContext = Pick<SharedContext, 'db' | 'transact' | 'services'>

/** Keeps what must outlive Redis: sessions, grants, refresh tokens. */
export class PostgresAdapter implements Adapter {
  protected readonly ctx: StoreContext
  protected readonly kind: string

  constructor(ctx: StoreContext, kind: string) {
    this.ctx = ctx
    this.kind = kind
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    await this.write(this.ctx.db, id, payload, expiresIn)
  }

  protected async write(
    tx: Tx,
    id: string,
    { jti: _jti, consumed: _consumed, ...kept }: AdapterPayload,
    expiresIn: number,
  ): Promise<void> {
    const data = {
      payload: kept as Prisma.InputJsonObject,
      uid: kept.uid ?? null,
      grantId: kept.grantId ?? (this.kind === 'Grant' ? id : null),
      memberId: kept.accountId ?? null,
      clientId: kept.clientId ?? null,
      expiresAt: expiresIn ? new Date(Date.now() + expiresIn * 1000) : null,
    }
    const key = { kind: this.kind, idHash: hashId(id) }
    await tx.oidcPayload.upsert({ where: { kind_idHash: key }, create: { ...key, ...data }, update: data })
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const row = await this.ctx.db.oidcPayload.findUnique({
      where: { kind_idHash: { kind: this.kind, idHash: hashId(id) } },
    })
    return row ? { ...toPayload(row), jti: id } : undefined
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const row = await this.ctx.db.oidcPayload.findFirst({
      where: { kind: this.kind, uid },
      orderBy: { expiresAt: 'desc' },
    })
    return row ? toPayload(row) : undefined
  }

  /** Claims it by one conditional update: of any number of callers one returns, the others throw InvalidGrant. */
  async consume(id: string): Promise<void> {
    const { count } = await this.ctx.db.oidcPayload.updateMany({
      where: { kind: this.kind, idHash: hashId(id), consumedAt: null },
      data: { consumedAt: new Date() },
    })
    if (count === 0) throw new errors.InvalidGrant(`${this.kind} already consumed`)
  }

  async destroy(id: string): Promise<void> {
    await this.ctx.db.oidcPayload.deleteMany({ where: { kind: this.kind, idHash: hashId(id) } })
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.ctx.db.oidcPayload.deleteMany({ where: { kind: this.kind, grantId } })
  }

  async findByUserCode(): Promise<undefined> {
    return undefined
  }
}

function toPayload(row: { payload: unknown; consumedAt: Date | null }): AdapterPayload {
  const consumed = row.consumedAt && { consumed: Math.floor(row.consumedAt.getTime() / 1000) }
  return { ...(row.payload as AdapterPayload), ...consumed }
}
