import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { hashOidcId } from '@rose-ash/domains/identity/clients/hash-oidc-id'
import type { SessionClient } from '@rose-ash/domains/identity/sessions/keep-session'
import { keepSession } from '@rose-ash/domains/identity/sessions/keep-session'
import { settleSignOuts } from '@rose-ash/server/sign-on/session/end-sessions'
import { maskNetwork } from '@rose-ash/shared/audience/mask-network'
import Provider, { type AdapterPayload, errors } from 'oidc-provider'
import { noteStatus } from '../known-status.ts'
import { createBrowserShelf } from './browser-shelf.ts'
import { FIND_SESSION, FIND_SESSION_BY_UID, type SessionRow } from './payload-statements.ts'
import { expiryOf, PostgresAdapter, payloadToStore, type StoreContext, toPayload } from './postgres-adapter.ts'

type SessionContext = StoreContext & Pick<SharedContext, 'config' | 'redis' | 'services' | 'transact'>

/**
 * Stores the provider's sessions; those of nobody, which carry the state of a form, are kept in their browsers. Saving one also updates the member's device, in one statement: a session that was ended meanwhile is
 * not saved again, and its request fails before a code is sent.
 */
export class SessionAdapter extends PostgresAdapter {
  declare protected readonly ctx: SessionContext
  readonly #shelf: ReturnType<typeof createBrowserShelf>

  constructor(ctx: SessionContext) {
    super(ctx, 'Session')
    this.#shelf = createBrowserShelf(ctx, 'visit_sealed', () => '/')
  }

  override async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { accountId, uid } = payload
    if (!accountId || !uid) return this.#shelf.put(id, payload, expiresIn)
    const isAlive = await keepSession(this.ctx, this.ctx.sql, {
      sessionUid: uid,
      memberId: accountId,
      userAgent: String(Provider.ctx?.req.headers['user-agent'] ?? ''),
      network: maskNetwork((Provider.ctx?.req as { ip?: string } | undefined)?.ip),
      methods: payload.amr ?? [],
      clients: clientsOf(payload),
      state: { idHash: hashOidcId(id), payload: payloadToStore(payload), expiresAt: expiryOf(expiresIn) },
    })
    if (!isAlive) throw new errors.SessionNotFound('the session has been ended')
  }

  override async find(id: string): Promise<AdapterPayload | undefined> {
    const [row] = await this.ctx.sql(FIND_SESSION, [hashOidcId(id)])
    if (!row) return this.#shelf.get(id)
    return (await this.#isOver(row)) ? undefined : { ...read(row), jti: id }
  }

  override async destroy(id: string): Promise<void> {
    if (this.#shelf.get(id)) return this.#shelf.drop(id)
    await super.destroy(id)
  }

  override async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const [row] = await this.ctx.sql(FIND_SESSION_BY_UID, [uid])
    return row && !(await this.#isOver(row)) ? read(row) : undefined
  }

  /** Whether its member has signed out while Postgres was away. It ends now, so that nobody signs in by it. */
  async #isOver({ payload }: SessionRow): Promise<boolean> {
    const sids = clientsOf(payload).map(({ sid }) => sid)
    return sids.length > 0 && (await settleSignOuts(this.ctx, sids)) > 0
  }
}

function read(row: SessionRow): AdapterPayload {
  if (row.member_id) noteStatus(Provider.ctx, { memberId: row.member_id, status: row.status })
  return toPayload(row)
}

function clientsOf({ authorizations = {} }: AdapterPayload): SessionClient[] {
  return Object.entries(authorizations).flatMap(([clientId, { sid, grantId }]) =>
    sid ? [{ clientId, sid, grantId: grantId ?? '' }] : [],
  )
}
