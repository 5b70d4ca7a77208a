import type { BlogService } from '@rose-ash/shared/protocols/blog'
import { collectMemberRecords } from './members/collect-member-records.ts'
import { eraseMember } from './members/erase-member.ts'

/** Binds the blog protocol to its implementation on Prisma. */
export function createBlogService(): BlogService {
  return { collectMemberRecords, eraseMember }
}
