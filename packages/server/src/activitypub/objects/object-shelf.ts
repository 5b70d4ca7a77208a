import { type Touched, TouchedKeys } from '@rose-ash/shared/freshness/touched-keys'
import type { Publication } from '@rose-ash/shared/protocols/federation'
import { LRUCache } from 'lru-cache'
import type { ObjectSource, PublishedObject } from './object-source.ts'

/** Documents ready to be sent. */
export interface StoredObject extends PublishedObject {
  readonly body: string
}

export interface ObjectShelf {
  /** The documents of a publication, also for the page of its thing: the same bytes; null when it is not public any more. */
  find(publication: Publication): Promise<StoredObject | null>
  /** Forgets the documents that read one of these keys. */
  touch(touched: Touched): void
}

const FRESH_MS = 60_000

interface Kept {
  readonly found: Promise<StoredObject | null>
  readonly begun: number
}

/** Keeps what was read until one of its keys is touched. Requests at once for the same object read it once. */
export function createObjectShelf(source: ObjectSource, { freshMs = FRESH_MS } = {}): ObjectShelf {
  const touchedKeys = new TouchedKeys()
  const kept = new LRUCache<string, Kept>({ max: 1_000, ttl: freshMs, ttlAutopurge: false })

  return {
    async find(publication) {
      const key = `${publication.id} ${publication.changedAt?.getTime() ?? 0}`
      const old = kept.get(key)
      const known = await old?.found
      if (old && known && !touchedKeys.isTouchedSince(known.reads, old.begun)) return known
      const begun = touchedKeys.now
      const found = read(source, publication)
      if (freshMs > 0) kept.set(key, { found, begun })
      found.catch(() => kept.delete(key))
      return found
    },
    touch: (touched) => touchedKeys.note(touched),
  }
}

async function read(source: ObjectSource, publication: Publication): Promise<StoredObject | null> {
  const published = await source.read(publication)
  return published && { ...published, body: JSON.stringify(published.object) }
}
