import { actorAddresses } from '../../../activitypub/actor-addresses.ts'
import { publicOrigin, publicUrl } from '../../../config/base-config.ts'
import type { PublicPost } from '../../../protocols/blog.ts'
import type { ServiceDeps } from '../../../registry/services.ts'
import { absoluteHtml } from './absolute-html.ts'

/**
 * A published post as an ActivityStreams Article with a Note for servers that show only those (FEP-b2b8). Of a post for
 * members it holds what everybody may read.
 */
export function postArticle({ config, site }: Pick<ServiceDeps, 'config' | 'site'>, post: PublicPost): object {
  const actor = actorAddresses(config, 'blog', site.coop.handle)
  const content = absoluteHtml(post.html, publicOrigin(config, 'blog'))
  const addressed = {
    attributedTo: actor.id,
    to: ['as:Public'],
    cc: [actor.followers],
    published: post.publishedAt.toISOString(),
  }
  return {
    '@context': ['https://www.w3.org/ns/activitystreams', { Hashtag: 'as:Hashtag', sensitive: 'as:sensitive' }],
    id: post.url,
    type: 'Article',
    ...addressed,
    ...(post.updatedAt > post.publishedAt && { updated: post.updatedAt.toISOString() }),
    url: { type: 'Link', href: post.url, mediaType: 'text/html' },
    name: post.title,
    summary: escapeHtml(post.excerpt),
    content:
      post.visibility === 'public' ? content : `${content}<p><a href="${post.url}">The rest is for members.</a></p>`,
    mediaType: 'text/html',
    tag: post.tags.map(({ name, path }) => ({
      type: 'Hashtag',
      name: hashtag(name),
      href: publicUrl(config, 'blog', path),
    })),
    ...(post.image && { image: picture(post.image), attachment: [picture(post.image)] }),
    preview: {
      type: 'Note',
      ...addressed,
      content: `<p><strong>${escapeHtml(post.title)}</strong></p><p>${escapeHtml(post.excerpt)}</p><p><a href="${post.url}">${post.url}</a></p>`,
    },
  }
}

function picture({ url, alt, width, height }: NonNullable<PublicPost['image']>) {
  return { type: 'Image', url, name: alt, ...(width && height && { width, height }) }
}

function hashtag(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return `#${words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')}`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
