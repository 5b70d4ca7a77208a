import type { Activity } from '@rose-ash/shared/activities/activity'
import {
  type PublishedPostPayload,
  pagePublished,
  pageUnpublished,
  pageUpdated,
  postPublished,
  postUnpublished,
  postUpdated,
} from '@rose-ash/shared/activities/catalogue/blog'
import { definePublicFact, type PublicFact, withdrawn } from '@rose-ash/shared/public-things/public-fact'
import type { PublicThing, WithdrawnThing } from '@rose-ash/shared/public-things/public-thing'
import { titleOrWords } from './posts/title-or-words.ts'

/** The public thing of a post. */
export function postThing(post: PublishedPostPayload): PublicThing {
  const { text = '' } = post
  const title = titleOrWords({ ...post, text: text || post.summary })
  return {
    ...{ kind: 'post', app: 'blog', withdrawn: false, placeName: null, price: null },
    ...{ id: post.id, url: post.url, title, summary: post.summary, text, tags: post.tags },
    image: post.image,
    byline: post.authors.map(({ name }) => name).join(', ') || null,
    times: timesOf(post.published, post.updated),
  }
}

type PagePayload = Pick<PublishedPostPayload, 'id' | 'slug' | 'url' | 'title' | 'text'> &
  Partial<Pick<PublishedPostPayload, 'summary' | 'published'>>

/** The public thing of a page. The oldest rows have no date of publication. */
function pageThing({ id, slug, url, summary = '', text = '', published, ...page }: PagePayload, at: Date): PublicThing {
  const title = titleOrWords({ title: page.title, text, slug })
  return {
    ...{ kind: 'page', app: 'blog', withdrawn: false, placeName: null, price: null },
    ...{ id, url, title, summary, text, tags: [], image: null, byline: null },
    times: timesOf(published ?? at, null),
  }
}

function timesOf(published: string | Date, updated: string | null) {
  const times = { published: new Date(published), updated: updated === null ? null : new Date(updated) }
  return { ...times, starts: null, ends: null, recurs: false }
}

/** The thing after the activity; a post that is only sent by mail has internal rows and is withdrawn. */
function read({ object, visibility }: Activity<string, PublishedPostPayload>): PublicThing | WithdrawnThing {
  return visibility === 'public' ? postThing(object) : withdrawn('post', object.id)
}

const readPage = ({ object, createdAt }: Activity<string, PagePayload>) => pageThing(object, createdAt)

/** The activities that publish, change or withdraw posts and pages. A page is not news for followers. */
export const postFacts: readonly PublicFact[] = [
  definePublicFact({ kind: 'post', on: postPublished, isNews: true, read }),
  definePublicFact({ kind: 'post', on: postUpdated, read }),
  definePublicFact({ kind: 'post', on: postUnpublished }),
  definePublicFact({ kind: 'page', on: pagePublished, read: readPage }),
  definePublicFact({ kind: 'page', on: pageUpdated, read: readPage }),
  definePublicFact({ kind: 'page', on: pageUnpublished }),
]
