import type { KeepsMemberRecords } from './member-data.ts'

/** The blog requests of other domains. The blog app itself calls packages/domains/src/blog. */
export interface BlogService extends KeepsMemberRecords {}
