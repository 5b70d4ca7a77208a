import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { changeClient, withdrawClient } from '@rose-ash/domains/identity/clients/change-client'
import { findClient } from '@rose-ash/domains/identity/clients/find-client'
import { registerClient } from '@rose-ash/domains/identity/clients/register-client'
import { takeRegistrationToken } from '@rose-ash/domains/identity/clients/registration-tokens'
import { storableText } from '@rose-ash/shared/words/storable-text'
import Provider, { type Adapter, type AdapterPayload, errors } from 'oidc-provider'
import { readRegistration } from '../registration.ts'

export type ClientContext = Pick<SharedContext, 'activities' | 'clock' | 'config' | 'db' | 'services' | 'transact'>

/** Registered applications of other organisations. The provider writes one only when it registers itself (RFC 7591, RFC 7592). */
export class ClientAdapter implements Adapter {
  readonly #ctx: ClientContext

  constructor(ctx: ClientContext) {
    this.#ctx = ctx
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const client = storableText(id) === id ? await findClient(this.#ctx, this.#ctx.db, id) : null
    if (!client) return undefined
    const { clientId: client_id, clientSecret, metadata } = client
    return { ...(metadata as AdapterPayload), client_id, ...(clientSecret && { client_secret: clientSecret }) }
  }

  async upsert(clientId: string, payload: AdapterPayload): Promise<void> {
    const { route, entities } = Provider.ctx!.oidc
    const { kind, settings } = readRegistration(payload)
    await this.#ctx.transact(async (tx) => {
      if (route === 'client_update') return changeClient(this.#ctx, tx, { clientId, settings, byId: null })
      const token = entities.InitialAccessToken?.jti
      // The token is found before: of several registrations with it at once one succeeds.
      if (!token || !(await takeRegistrationToken(tx, token))) throw new errors.InvalidToken('token already used')
      const credentials = { clientId, clientSecret: payload.client_secret as string | undefined }
      await registerClient(this.#ctx, tx, { kind, settings, credentials, byId: null })
    })
  }

  async destroy(clientId: string): Promise<void> {
    await this.#ctx.transact((tx) => withdrawClient(this.#ctx, tx, clientId))
  }

  async findByUid(): Promise<undefined> {
    return undefined
  }

  async findByUserCode(): Promise<undefined> {
    return undefined
  }

  async consume(): Promise<void> {}

  async revokeByGrantId(): Promise<void> {}
}
