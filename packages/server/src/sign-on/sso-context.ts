import type { AppName } from '@rose-ash/shared/config/app-name'
import type { ServerContext } from '../context/server-context.ts'
import type { LoginFlows } from './login-flows.ts'
import type { RelyingParty } from './relying-party.ts'

/** The context of a relying party. */
export type SsoContext = Pick<
  ServerContext,
  'config' | 'redis' | 'db' | 'transact' | 'services' | 'site' | 'log' | 'fragments' | 'outgoing'
> & {
  readonly app: ServerContext['app']
}

/** The objects that the sign-on routes of one app share. */
export interface Sso {
  readonly ctx: SsoContext
  readonly app: AppName
  readonly party: RelyingParty
  readonly flows: LoginFlows
}
