import { followerCounts } from './follower-counts.ts'
import { publicTimeline } from './public-timeline.ts'
import { searchDocuments } from './search-documents.ts'

/** The read models of the federation domain; its app's worker advances them. */
export const federationProjections = [publicTimeline, searchDocuments, followerCounts]
