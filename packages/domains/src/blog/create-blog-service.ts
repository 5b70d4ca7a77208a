import type { BlogService } from '@rose-ash/shared/protocols/blog'
import type { ServiceDeps } from '../context/service-deps.ts'
import { cancelDigest, findDigest, openDigest, publishDigest } from './digests/digests.ts'
import { collectMemberRecords } from './members/collect-member-records.ts'
import { eraseMember } from './members/erase-member.ts'
import { navigation } from './navigation/navigation.ts'
import { listPublished, publishedSince } from './posts/list-published.ts'
import { publishDuePosts, publishPost, schedulePost, unpublishPost } from './posts/publish-post.ts'
import { getPublicPost, readPost } from './posts/read-post.ts'
import { searchPublished } from './posts/search-published.ts'
import { createDraft, updatePost } from './posts/write-draft.ts'
import { authorPage, tagPage } from './tags/tag-page.ts'

/** Binds the blog protocol to its implementation on Prisma. */
export function createBlogService(deps: ServiceDeps): BlogService {
  return {
    listPublished: (tx, input) => listPublished(deps, tx, input),
    publishedSince: (tx, input) => publishedSince(deps, tx, input),
    getPublicPost: (tx, input) => getPublicPost(deps, tx, input),
    readPost: (tx, input) => readPost(deps, tx, input),
    searchPublished: (tx, input) => searchPublished(deps, tx, input),
    navigation: (tx, input) => navigation(deps, tx, input),
    tag: (tx, input) => tagPage(deps, tx, input),
    author: (tx, input) => authorPage(deps, tx, input),
    createDraft: (tx, input) => createDraft(deps, tx, input),
    updatePost: (tx, input) => updatePost(deps, tx, input),
    publishPost: (tx, input) => publishPost(deps, tx, input),
    unpublishPost: (tx, input) => unpublishPost(deps, tx, input),
    schedulePost: (tx, input) => schedulePost(deps, tx, input),
    publishDuePosts: (tx, input) => publishDuePosts(deps, tx, input),
    openDigest: (tx, input) => openDigest(deps, tx, input),
    getDigest: (tx, { digestId }) => findDigest(deps, tx, digestId),
    publishDigest: (tx, input) => publishDigest(deps, tx, input),
    cancelDigest: (tx, input) => cancelDigest(deps, tx, input),
    collectMemberRecords,
    eraseMember,
  }
}
