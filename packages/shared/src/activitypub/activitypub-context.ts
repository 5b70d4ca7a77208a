import type { AppName } from '../config/app-name.ts'
import type { SharedContext } from '../context/shared-context.ts'

/** What the fediverse's doors of one app use. */
export type ActivityPubContext = Pick<SharedContext, 'config' | 'site' | 'services' | 'assets'> & {
  readonly app: AppName
}
