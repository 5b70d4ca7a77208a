import type { SessionClient } from '@rose-ash/shared/protocols/account'
import Provider, { type AdapterPayload, errors } from 'oidc-provider'
import { PostgresAdapter } from './postgres-adapter.ts'

/**
 * The provider's sessions. Saving one also keeps the member's device alive, in one transaction: a session that was ended
 * meanwhile is not saved again, and the request that tried fails before it hands out a code.
 */
export class SessionAdapter extends PostgresAdapter {
  override async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { accountId, uid } = payload
    if (!accountId || !uid) return this.write(this.ctx.db, id, payload, expiresIn)
    await this.ctx.transact(async (tx) => {
      const isAlive = await this.ctx.services.account.keepSession(tx, {
        sessionUid: uid,
        memberId: accountId,
        userAgent: String(Provider.ctx?.req.headers['user-agent'] ?? ''),
        methods: payload.amr ?? [],
        clients: clientsOf(payload),
      })
      if (!isAlive) throw new errors.SessionNotFound('the session has been ended')
      await this.write(tx, id, payload, expiresIn)
    })
  }
}

function clientsOf({ authorizations = {} }: AdapterPayload): SessionClient[] {
  return Object.entries(authorizations).flatMap(([clientId, { sid, grantId }]) =>
    sid ? [{ clientId, sid, grantId: grantId ?? '' }] : [],
  )
}
