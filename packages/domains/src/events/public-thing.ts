import type { Activity } from '@rose-ash/shared/activities/activity'
import {
  type EntryActivity,
  entryCancelled,
  entryCreated,
  entryUpdated,
} from '@rose-ash/shared/activities/catalogue/events'
import { publicText } from '@rose-ash/shared/activities/public-text'
import { definePublicFact, type PublicFact, withdrawn } from '@rose-ash/shared/public-things/public-fact'
import type { PublicThing, WithdrawnThing } from '@rose-ash/shared/public-things/public-thing'

/** An entry of a calendar as everybody may see it. */
function publicEntry(entry: EntryActivity, published: Date): PublicThing {
  const { entryId: id, url, title, summary, imageUrl, placeName, calendarName, recurs } = entry
  return {
    ...{ kind: 'entry', app: 'events', withdrawn: false, price: null, tags: [] },
    ...{ id, url, title, summary, placeName },
    text: publicText([entry.text, placeName, calendarName]),
    image: imageUrl === null ? null : { url: imageUrl, alt: '' },
    byline: calendarName,
    times: { published, updated: null, starts: new Date(entry.startsAt), ends: new Date(entry.endsAt), recurs },
  }
}

/** An entry of a members' calendar is an internal row of the log. */
function read({ object, visibility, createdAt }: Activity<string, EntryActivity>): PublicThing | WithdrawnThing {
  return visibility === 'public' ? publicEntry(object, createdAt) : withdrawn('entry', object.entryId)
}

/** The facts that show, change or withdraw entries. */
export const entryFacts: readonly PublicFact[] = [
  definePublicFact({ kind: 'entry', on: entryCreated, isNews: true, read }),
  definePublicFact({ kind: 'entry', on: entryUpdated, read }),
  definePublicFact({ kind: 'entry', on: entryCancelled }),
]
