import type { AppName } from '@rose-ash/shared/config/app-name'
import type { ServerContext } from '../context/server-context.ts'
import type { LoginFlows } from './login-flows.ts'
import type { RelyingParty } from './relying-party.ts'

/** What an app needs to be a relying party. */
export type SsoContext = Pick<
  ServerContext,
  'config' | 'redis' | 'db' | 'transact' | 'services' | 'log' | 'fragments' | 'outgoing'
> & {
  readonly app: ServerContext['app']
}

/** The pieces that the routes of one app share. */
export interface Sso {
  readonly ctx: SsoContext
  readonly app: AppName
  readonly party: RelyingParty
  readonly flows: LoginFlows
}
