import type { Projection } from '@rose-ash/kernel/projections/define-projection'
import { notificationsOf } from '../account/projections/notifications.ts'
import { followerCounts } from '../federation/projections/follower-counts.ts'
import { publicTimelineOf } from '../federation/projections/public-timeline.ts'
import { publicationsOf } from '../federation/projections/publications.ts'
import { searchDocumentsOf } from '../federation/projections/search-documents.ts'
import { PUBLIC_FACTS } from '../public/public-facts.ts'
import { NOTICES, TAKE_BACKS } from './notices.ts'

/** The projections of the account domain. */
export const accountProjections: readonly Projection[] = [notificationsOf(NOTICES, TAKE_BACKS)]

/** The projections of the federation domain. */
export const federationProjections: readonly Projection[] = [
  publicTimelineOf(PUBLIC_FACTS),
  searchDocumentsOf(PUBLIC_FACTS),
  publicationsOf(PUBLIC_FACTS),
  followerCounts,
]

/** All projections, for commands and tests. The worker of the domain's app advances each of them. */
export const PROJECTIONS: readonly Projection[] = [...federationProjections, ...accountProjections]
