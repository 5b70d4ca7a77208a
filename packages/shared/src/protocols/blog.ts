import type { KeepsMemberRecords } from './member-data.ts'

/** The requests that other domains make of blog: so far only what every domain answers. The blog app calls packages/domains/src/blog. */
export interface BlogService extends KeepsMemberRecords {}
