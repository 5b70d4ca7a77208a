import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { hashOidcId } from '@rose-ash/domains/identity/clients/hash-oidc-id'
import { keepConsent } from '@rose-ash/domains/identity/clients/keep-consent'
import type { AdapterPayload } from 'oidc-provider'
import { isOwnGrant, ownGrantPayload } from '../own-grant.ts'
import { expiryOf, PostgresAdapter, payloadToStore, type StoreContext } from './postgres-adapter.ts'

/** Stores consents, together with their activity. Grants of our own apps need no consent and are not stored: their id contains everything. */
export class GrantAdapter extends PostgresAdapter {
  readonly #transact: SharedContext['transact']

  constructor(ctx: StoreContext & Pick<SharedContext, 'transact'>, kind: string) {
    super(ctx, kind)
    this.#transact = ctx.transact
  }

  override async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { accountId: memberId, clientId } = payload
    if (isOwnGrant(id)) return
    if (!memberId || !clientId) return super.upsert(id, payload, expiresIn)
    const grant = {
      idHash: hashOidcId(id),
      grantId: id,
      payload: payloadToStore(payload),
      expiresAt: expiryOf(expiresIn),
    }
    await this.#transact((tx) => keepConsent(this.ctx, tx, { memberId, clientId, ...grant }))
  }

  override async find(id: string): Promise<AdapterPayload | undefined> {
    return isOwnGrant(id) ? ownGrantPayload(id) : super.find(id)
  }

  override async destroy(id: string): Promise<void> {
    if (!isOwnGrant(id)) await super.destroy(id)
  }
}
