import { ownersOfPost } from '@rose-ash/domains/blog/posts/editing/owners-of-post'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import { may } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'

/** blog.edit-link: from a post to its form, for editors; a published post is nobody else’s to change. */
export const editLinkFragment: FragmentHandler<AppContext, 'blog.edit-link'> = async (
  { config, db, views },
  { member, params: { post: postId } },
) => {
  if (!member || !may(member, 'post.write', await ownersOfPost(db, { postId }))) return ''
  const href = publicUrl(config, 'blog', `/desk/posts/${postId}`)
  return views.renderBare('fragments/edit-link', { href, label: PAGE_WORDS.edit })
}
