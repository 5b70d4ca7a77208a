import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { findClient } from '@rose-ash/domains/identity/clients/find-client'
import { storableText } from '@rose-ash/shared/words/storable-text'
import type { Adapter, AdapterPayload } from 'oidc-provider'

/** Registered applications of other organisations. The provider only reads them. */
export class ClientAdapter implements Adapter {
  readonly #ctx: Pick<SharedContext, 'config' | 'db'>

  constructor(ctx: Pick<SharedContext, 'config' | 'db'>) {
    this.#ctx = ctx
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const client = storableText(id) === id ? await findClient(this.#ctx, this.#ctx.db, id) : null
    if (!client) return undefined
    return {
      ...client.metadata,
      client_id: client.clientId,
      client_secret: client.clientSecret,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
    }
  }

  async upsert(): Promise<void> {
    throw new Error('applications are registered by administrators, not by the provider')
  }

  async findByUid(): Promise<undefined> {
    return undefined
  }

  async findByUserCode(): Promise<undefined> {
    return undefined
  }

  async consume(): Promise<void> {}

  async destroy(): Promise<void> {}

  async revokeByGrantId(): Promise<void> {}
}
