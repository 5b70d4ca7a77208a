import type { FederationService } from '@rose-ash/shared/protocols/federation'
import type { ServiceDeps } from '../context/service-deps.ts'
import { countFollowers } from './actors/count-followers.ts'
import { findActor, isGone } from './actors/find-actor.ts'
import { showMember } from './actors/show-member.ts'
import { follow, followedApps, unfollow } from './follows/member-follows.ts'
import { collectMemberRecords } from './members/collect-member-records.ts'
import { eraseMember } from './members/erase-member.ts'
import { publicActivities, publicActivity } from './outbox/public-activities.ts'
import { searchRooms } from './search/search-rooms.ts'
import { timeline } from './timeline/timeline.ts'

/** Binds the federation protocol to its implementation on Prisma. */
export function createFederationService(deps: ServiceDeps): FederationService {
  return {
    findActor: (handle) => findActor(deps, handle),
    isGone: (handle) => isGone(deps, handle),
    showMember: (tx, member) => showMember(deps, tx, member),
    timeline: (query) => timeline(deps, query),
    publicActivities: (query) => publicActivities(deps, query),
    publicActivity: (id) => publicActivity(deps, id),
    searchRooms: (tx, query) => searchRooms(deps, tx, query),
    follow: (tx, input) => follow(deps, tx, input),
    unfollow: (tx, input) => unfollow(deps, tx, input),
    followedApps: (tx, memberId) => followedApps(deps, tx, memberId),
    countFollowers: (actorId, app) => countFollowers(deps, actorId, app),
    collectMemberRecords,
    eraseMember: (tx, member) => eraseMember(deps, tx, member),
  }
}
