import { getPublicPost } from '@rose-ash/domains/blog/posts/reading/get-public-post'
import { listFeatured } from '@rose-ash/domains/blog/posts/reading/list-featured'
import { inLanguage, objectDocument } from '@rose-ash/server/activitypub/objects/object-document'
import type { ObjectSource } from '@rose-ash/server/activitypub/objects/object-source'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import { POSTS, postKey } from '@rose-ash/shared/freshness/keys'
import { absoluteHtml } from '@rose-ash/shared/html/absolute-html'
import type { AppContext } from '../../context.ts'
import { publicThingOf } from '../../services/posts/public-thing-of.ts'
import { restForMembers } from '../../texts/rest-for-members.ts'

/** The posts as other servers read them: an Article with the public text. Pages are none. */
export function postObjects({ config, db, site }: Pick<AppContext, 'config' | 'db' | 'site'>): ObjectSource {
  return {
    async read(publication) {
      const post = await getPublicPost({ config }, db, { id: publication.thingId })
      if (post?.kind !== 'post') return null
      const open = absoluteHtml(post.html, publicOrigin(config, 'blog'))
      const html = post.visibility === 'public' ? open : open + restForMembers(post.url)
      const thing = publicThingOf(post)
      const object = objectDocument(
        { config, site, publication, thing, html },
        {
          type: 'Article',
          ...inLanguage(site, 'name', thing.title),
          ...inLanguage(site, 'summary', thing.summary),
        },
      )
      return { object, reads: [POSTS, postKey(post.id)] }
    },
    featured: () => listFeatured(db),
  }
}
