import { seal, unseal } from '@rose-ash/shared/secrets/seal'
import type { ServiceDeps } from '../../deps/service-deps.ts'

const PURPOSE = 'totp'
type Deps = Pick<ServiceDeps, 'config'>

export const sealTotp = ({ config }: Deps, secret: string) => seal(config.SESSION_SECRET, PURPOSE, secret)

export const unsealTotp = ({ config }: Deps, sealed: string) => unseal(config.SESSION_SECRET, PURPOSE, sealed)
