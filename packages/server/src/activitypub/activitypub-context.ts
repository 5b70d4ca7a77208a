import type { AppName } from '@rose-ash/shared/config/app-name'
import type { ServerContext } from '../context/server-context.ts'

/** What the fediverse's doors of one app use. */
export type ActivityPubContext = Pick<ServerContext, 'config' | 'site' | 'services' | 'assets'> & {
  readonly app: AppName
}
