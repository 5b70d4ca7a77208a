import type { Publication } from '@rose-ash/shared/protocols/federation'
import type { JsonLd } from './json-ld.ts'

/** What an app publishes to the fediverse. */
export interface ObjectSource {
  /** The documents of a publication; null when its thing is not public any more, which the projection has yet to say. */
  read(publication: Publication): Promise<PublishedObject | null>
  /** The ids of the things that the actor shows first on its profile. */
  featured?(): Promise<readonly string[]>
}

export interface PublishedObject {
  readonly object: JsonLd
  /** The offer of a product (FEP-0837). */
  readonly proposal?: JsonLd
  /** The freshness keys of what the documents say. */
  readonly reads: readonly string[]
}
