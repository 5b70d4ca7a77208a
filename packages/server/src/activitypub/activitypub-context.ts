import type { ActorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { PublicActor } from '@rose-ash/shared/protocols/federation'
import type { ServerContext } from '../context/server-context.ts'
import type { ObjectShelf } from './objects/object-shelf.ts'
import type { ObjectSource } from './objects/object-source.ts'

/** The context of the ActivityPub routes of one app. */
export type ActivityPubContext = Pick<ServerContext, 'config' | 'site' | 'services' | 'assets'> & {
  readonly app: AppName
}

/** What the app publishes, and its documents. */
export interface Objects {
  readonly source: ObjectSource
  readonly shelf: ObjectShelf
}

/** The actor of a request with its addresses. */
export interface FoundActor {
  readonly actor: PublicActor
  readonly at: ActorAddresses
}
