import { randomBytes } from 'node:crypto'
import { seal, unseal } from '@rose-ash/shared/secrets/seal'
import type { ServiceDeps } from '../../deps/service-deps.ts'

type Deps = Pick<ServiceDeps, 'config'>

const PURPOSE = 'oidc-client'

export const newClientSecret = () => randomBytes(32).toString('base64url')

export function sealClientSecret({ config }: Deps, secret: string): string {
  return seal(config.SESSION_SECRET, PURPOSE, secret)
}

export function unsealClientSecret({ config }: Deps, sealed: string): string {
  return unseal(config.SESSION_SECRET, PURPOSE, sealed)
}
