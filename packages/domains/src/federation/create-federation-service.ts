import type { FederationService } from '@rose-ash/shared/protocols/federation'
import type { ServiceDeps } from '../deps/service-deps.ts'
import { countFollowers } from './actors/count-followers.ts'
import { countFollowing } from './actors/count-following.ts'
import { findActor } from './actors/find-actor.ts'
import { isGone } from './actors/is-gone.ts'
import { syncMemberActor } from './actors/sync-member-actor.ts'
import { collectMemberRecords } from './members/collect-member-records.ts'
import { eraseMember } from './members/erase-member.ts'
import { countOutbox, countPublications, outboxItem, outboxPage } from './outbox/outbox.ts'
import { findPublication, publicationAt, publicationsOfThings } from './outbox/publication.ts'
import { publicAddresses } from './search/public-addresses.ts'
import { searchApps } from './search/search-apps.ts'

/** Binds the federation protocol to its implementation on Prisma. */
export function createFederationService(deps: ServiceDeps): FederationService {
  const { db } = deps
  return {
    findActor: (handle) => findActor(deps, { handle }),
    isGone: (handle) => isGone(db, { handle }),
    syncMemberActor: (tx, member) => syncMemberActor(deps, tx, member),
    outboxPage: (query) => outboxPage(db, query),
    outboxItem: (query) => outboxItem(db, query),
    countOutbox: (app) => countOutbox(db, app),
    countPublications: (app) => countPublications(db, app),
    findPublication: (query) => findPublication(db, query),
    publicationAt: (query) => publicationAt(db, query),
    publicationsOf: (query) => publicationsOfThings(db, query),
    searchApps: (tx, query) => searchApps(deps, tx, query),
    publicAddresses: (app) => publicAddresses(deps, db, { app }),
    countFollowers: (actorId, app) => countFollowers(db, { actorId, app }),
    countFollowing: (actorId) => countFollowing(db, { actorId }),
    collectMemberRecords,
    eraseMember: (tx, member) => eraseMember(deps, tx, member),
  }
}
