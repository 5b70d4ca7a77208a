import { hashOidcId } from '@rose-ash/domains/identity/clients/hash-oidc-id'
import { seal, unseal } from '@rose-ash/shared/secrets/seal'
import type { AdapterPayload } from 'oidc-provider'
import { RedisAdapter } from './redis-adapter.ts'

const PURPOSE = 'device-code'

/** Stores device codes, findable by the code that a person types in: Redis has the device's own code only sealed by that. */
export class DeviceCodeAdapter extends RedisAdapter {
  override async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    await super.upsert(id, payload, expiresIn)
    const { userCode } = payload
    if (userCode) await this.redis.set(userCodeKey(userCode), seal(userCode, PURPOSE, id), 'EX', Math.max(1, expiresIn))
  }

  override async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    const sealed = await this.redis.get(userCodeKey(userCode))
    return sealed ? this.find(unseal(userCode, PURPOSE, sealed)) : undefined
  }
}

const userCodeKey = (userCode: string) => `rose:oidc:user-code:${hashOidcId(userCode)}`
