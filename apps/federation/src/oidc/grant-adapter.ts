import type { AdapterPayload } from 'oidc-provider'
import { isOwnGrant, ownGrantPayload } from './own-grant.ts'
import { PostgresAdapter } from './postgres-adapter.ts'

/** Consents. That of our own apps is not asked for and need not be kept: its id says everything. */
export class GrantAdapter extends PostgresAdapter {
  override async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    if (!isOwnGrant(id)) await super.upsert(id, payload, expiresIn)
  }

  override async find(id: string): Promise<AdapterPayload | undefined> {
    return isOwnGrant(id) ? ownGrantPayload(id) : super.find(id)
  }

  override async destroy(id: string): Promise<void> {
    if (!isOwnGrant(id)) await super.destroy(id)
  }
}
