import type { BlogService } from '../../protocols/blog.ts'
import type { ServiceDeps } from '../../registry/services.ts'

/** Binds the blog protocol to its implementation on Prisma. */
export function createBlogService(_deps: ServiceDeps): BlogService {
  return {}
}
