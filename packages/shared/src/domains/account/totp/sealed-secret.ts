import type { ServiceDeps } from '../../../registry/services.ts'
import { seal, unseal } from '../../../secrets/seal.ts'

const PURPOSE = 'totp'
type Deps = Pick<ServiceDeps, 'config'>

export const sealTotp = ({ config }: Deps, secret: string) => seal(config.SESSION_SECRET, PURPOSE, secret)

export const unsealTotp = ({ config }: Deps, sealed: string) => unseal(config.SESSION_SECRET, PURPOSE, sealed)
