import type { Tx } from '../db/client.ts'
import type { KeepsMemberRecords } from './member-data.ts'

/** What other domains may ask of blog. Everything returned is frozen; paths are on the blog's host, urls are absolute. */
export interface BlogService extends KeepsMemberRecords {
  /** What everybody sees, newest first, in pages counted from 1. */
  listPublished(tx: Tx, input?: ListPublished): Promise<PostPage>
  /** Posts published after `since` and up to `until`, oldest first: what a digest is made of. */
  publishedSince(tx: Tx, input: { since: Date; until?: Date; limit?: number }): Promise<readonly PostSummary[]>
  /** A published post or page as everybody may read it, whole only when it is public. Null when there is none. */
  getPublicPost(tx: Tx, input: { slug: string } | { id: string }): Promise<PublicPost | null>
  /** A published post or page as this reader may read it. */
  readPost(tx: Tx, input: { slug: string; reader?: Reader | null }): Promise<ReadablePost | null>
  /** Full-text search in what everybody may read, best first; forgives a slip of the finger in titles. */
  searchPublished(tx: Tx, input: { query: string; page?: number; pageSize?: number }): Promise<SearchPage>
  /** The links of a menu, in order: `header`, `footer`. */
  navigation(tx: Tx, input: { place: string }): Promise<readonly NavigationLink[]>
  tag(tx: Tx, input: { slug: string }): Promise<TagPage | null>
  author(tx: Tx, input: { slug: string }): Promise<AuthorPage | null>

  /** Keeps a new draft. Throws SlugTakenError when an asked-for slug is in use. */
  createDraft(tx: Tx, input: NewDraft): Promise<PostState>
  /** Changes a post and keeps what it was as a revision. Throws PostChangedError when `version` is not the current one. */
  updatePost(tx: Tx, input: PostChange): Promise<PostState>
  /** Publishes once: a second call finds it published, changes nothing and writes no activity. */
  publishPost(tx: Tx, input: { postId: string; by?: string | null }): Promise<PostState>
  /** Takes a published post back to draft. Changes nothing when it is not published. */
  unpublishPost(tx: Tx, input: { postId: string; by?: string | null }): Promise<PostState>
  /** Sets when a draft will be published. */
  schedulePost(tx: Tx, input: { postId: string; at: Date; by?: string | null }): Promise<PostState>
  /** Publishes every scheduled post whose time has come; safe to call from several processes at once. */
  publishDuePosts(tx: Tx, input: { now: Date; limit?: number }): Promise<readonly PostState[]>

  /** Gathers the posts of a window into a digest that waits for approval; the same `flowId` finds the same digest. */
  openDigest(tx: Tx, input: NewDigest): Promise<DigestSummary>
  getDigest(tx: Tx, input: { digestId: string }): Promise<DigestSummary | null>
  /** Publishes an open digest once, with one `blog.digest.published`; later calls change nothing. */
  publishDigest(tx: Tx, input: { digestId: string; by?: string | null }): Promise<DigestSummary>
  cancelDigest(tx: Tx, input: { digestId: string; by?: string | null }): Promise<DigestSummary>
}

export type PostKind = 'post' | 'page'
export type PostStatus = 'draft' | 'scheduled' | 'published' | 'sent'
export type PostVisibility = 'public' | 'members' | 'paid'

export interface ListPublished {
  readonly kind?: PostKind
  readonly tag?: string
  readonly author?: string
  readonly page?: number
  readonly pageSize?: number
}

export interface PostImage {
  /** `/media/…` on every host, or an absolute address elsewhere. */
  readonly src: string
  readonly url: string
  readonly srcset: string | null
  readonly width: number | null
  readonly height: number | null
  readonly alt: string
  readonly caption: string | null
}

export interface TagLink {
  readonly slug: string
  readonly name: string
  readonly path: string
  readonly accentColor: string | null
}

export interface AuthorLink {
  readonly slug: string
  readonly name: string
  readonly path: string
  readonly portrait: PostImage | null
}

export interface PostSummary {
  readonly id: string
  readonly kind: PostKind
  readonly slug: string
  readonly path: string
  readonly url: string
  readonly title: string
  /** Never holds a word that is for members only. */
  readonly excerpt: string
  readonly visibility: PostVisibility
  readonly featured: boolean
  readonly publishedAt: Date
  readonly updatedAt: Date
  readonly readingMinutes: number
  readonly image: PostImage | null
  /** Public tags in the author's order; the first is the primary one. */
  readonly tags: readonly TagLink[]
  /** Slugs of tags that only steer the house, such as `hash-front-page`. */
  readonly internalTags: readonly string[]
  readonly authors: readonly AuthorLink[]
}

export interface PublicPost extends PostSummary {
  /** The summary that the author wrote; null when `excerpt` is only the first words of the text. */
  readonly standfirst: string | null
  /** Clean HTML that everybody may read; links and pictures are paths (see absoluteHtml). */
  readonly html: string
  readonly text: string
  readonly canonicalUrl: string | null
  readonly metaTitle: string | null
  readonly metaDescription: string | null
  readonly ogTitle: string | null
  readonly ogDescription: string | null
  readonly ogImage: PostImage | null
  readonly twitterTitle: string | null
  readonly twitterDescription: string | null
  readonly twitterImage: PostImage | null
  readonly showTitleAndFeature: boolean
}

export interface Reader {
  readonly id: string
  readonly roles: readonly string[]
}

/** `open`: all of it. `members`, `paid`: the beginning, since the rest is for them. */
export type PostAccess = 'open' | 'members' | 'paid'

export interface ReadablePost {
  readonly post: PublicPost
  readonly html: string
  readonly access: PostAccess
  readonly previous: PostLink | null
  readonly next: PostLink | null
}

export interface PostLink {
  readonly title: string
  readonly path: string
}

export interface PostPage {
  readonly posts: readonly PostSummary[]
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly pageCount: number
}

export interface SearchHit {
  readonly post: PostSummary
  /** Words around the match, plain text; matches between U+0001 and U+0002. */
  readonly snippet: string
}

export interface SearchPage {
  readonly hits: readonly SearchHit[]
  readonly page: number
  readonly total: number
  readonly pageCount: number
}

export interface NavigationLink {
  readonly label: string
  /** Absolute, so that every app can print it. */
  readonly url: string
  readonly children: readonly NavigationLink[]
}

export interface TagPage extends TagLink {
  readonly description: string | null
  readonly metaTitle: string | null
  readonly metaDescription: string | null
  readonly image: PostImage | null
}

export interface AuthorPage extends AuthorLink {
  readonly bio: string | null
  readonly location: string | null
  readonly website: string | null
}

/** What the renderer makes of a Lexical document. */
export interface RenderedContent {
  readonly html: string
  readonly publicHtml: string
  readonly publicText: string
  readonly hash: string
  readonly rendererVersion: number
  readonly readingMinutes: number
}

export interface NewDraft {
  readonly kind?: PostKind
  readonly title: string
  /** Made from the title when absent. */
  readonly slug?: string
  readonly excerpt?: string | null
  readonly visibility?: PostVisibility
  readonly lexical: string
  readonly rendered: RenderedContent
  readonly tagSlugs?: readonly string[]
  /** The member who writes; becomes the byline. */
  readonly by?: { readonly id: string; readonly name: string } | null
}

export interface PostChange {
  readonly postId: string
  readonly version: number
  readonly title: string
  readonly slug?: string
  readonly excerpt?: string | null
  readonly visibility?: PostVisibility
  readonly lexical: string
  readonly rendered: RenderedContent
  readonly by?: string | null
}

export interface PostState {
  readonly id: string
  readonly kind: PostKind
  readonly slug: string
  readonly title: string
  readonly status: PostStatus
  readonly visibility: PostVisibility
  readonly version: number
  readonly publishedAt: Date | null
  readonly scheduledAt: Date | null
  readonly path: string
  readonly url: string
  /** Whether this call changed anything. */
  readonly changed: boolean
}

export interface NewDigest {
  readonly flowId?: string | null
  readonly title: string
  readonly windowFrom: Date
  readonly windowTo: Date
  readonly newsletterId?: string | null
  readonly limit?: number
}

export interface DigestSummary {
  readonly id: string
  readonly title: string
  readonly status: 'collecting' | 'published' | 'cancelled'
  readonly windowFrom: Date
  readonly windowTo: Date
  readonly publishedAt: Date | null
  readonly posts: readonly { readonly id: string; readonly title: string; readonly url: string }[]
}
