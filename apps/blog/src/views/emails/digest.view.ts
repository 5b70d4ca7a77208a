import type { DigestSummary } from '@rose-ash/domains/blog/digests/get-digest'
import { type BaseConfig, publicUrl } from '@rose-ash/shared/config/base-config'

export interface DigestReader {
  readonly name: string
  readonly coopName: string
  readonly config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>
}

/** The values of the digest mail. */
export function digestMail({ title, posts }: DigestSummary, { name, coopName, config }: DigestReader) {
  return {
    title,
    name,
    coopName,
    posts: posts.map((post) => ({ title: post.title, url: post.url })),
    href: publicUrl(config, 'blog', '/'),
    manageHref: publicUrl(config, 'account', '/'),
  }
}
