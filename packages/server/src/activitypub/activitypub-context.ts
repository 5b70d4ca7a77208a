import type { AppName } from '@rose-ash/shared/config/app-name'
import type { ServerContext } from '../context/server-context.ts'

/** The context of the ActivityPub routes of one app. */
export type ActivityPubContext = Pick<ServerContext, 'config' | 'site' | 'services' | 'assets'> & {
  readonly app: AppName
}
