import type { Activity } from '@rose-ash/shared/activities/activity'
import {
  type EntryActivity,
  entryCancelled,
  entryCreated,
  entryUpdated,
  entryWithdrawn,
} from '@rose-ash/shared/activities/catalogue/events'
import { pictureOf } from '@rose-ash/shared/activities/catalogue/picture'
import { publicText } from '@rose-ash/shared/activities/public-text'
import { definePublicFact, type PublicFact, withdrawn } from '@rose-ash/shared/public-things/public-fact'
import type { PublicThing, WithdrawnThing } from '@rose-ash/shared/public-things/public-thing'

/** The public thing of an entry. */
export function entryThing(entry: EntryActivity, published: Date): PublicThing {
  const { entryId: id, url, title, summary, placeName, calendarName, recurs } = entry
  return {
    ...{ kind: 'entry', app: 'events', withdrawn: false, price: null, tags: [] },
    ...{ id, url, title, summary, placeName },
    text: publicText([entry.text, placeName, calendarName]),
    image: pictureOf(entry),
    byline: calendarName,
    times: { published, updated: null, starts: new Date(entry.startsAt), ends: new Date(entry.endsAt), recurs },
  }
}

/** The thing after the activity; an entry of a members' calendar has internal rows and is withdrawn. */
function read({ object, visibility, createdAt }: Activity<string, EntryActivity>): PublicThing | WithdrawnThing {
  return visibility === 'public' ? entryThing(object, createdAt) : withdrawn('entry', object.entryId)
}

/** The activities that publish, change or withdraw entries. */
export const entryFacts: readonly PublicFact[] = [
  definePublicFact({ kind: 'entry', on: entryCreated, isNews: true, read }),
  definePublicFact({ kind: 'entry', on: entryUpdated, read }),
  definePublicFact({ kind: 'entry', on: entryCancelled }),
  definePublicFact({ kind: 'entry', on: entryWithdrawn }),
]
