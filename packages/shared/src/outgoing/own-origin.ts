import type { AppName } from '../config/app-name.ts'
import { type BaseConfig, internalUrl, publicOrigin } from '../config/base-config.ts'
import type { TrustedOrigin } from './outgoing-request.ts'

/** One of our own apps, reached at its internal address. */
export function ownOrigin(config: BaseConfig, app: AppName): TrustedOrigin {
  return { origin: publicOrigin(config, app), at: internalUrl(config, app) }
}
