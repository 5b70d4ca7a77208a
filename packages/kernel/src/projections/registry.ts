import { notifications } from '@rose-ash/shared/domains/account/projections/notifications'
import { followerCounts } from '@rose-ash/shared/domains/federation/projections/follower-counts'
import { publicTimeline } from '@rose-ash/shared/domains/federation/projections/public-timeline'
import { searchDocuments } from '@rose-ash/shared/domains/federation/projections/search-documents'
import type { Projection } from '@rose-ash/shared/projections/define-projection'

/** Every projection that the kernel process keeps: one line each. */
export const PROJECTIONS: readonly Projection[] = [publicTimeline, searchDocuments, notifications, followerCounts]
