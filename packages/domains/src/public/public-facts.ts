import type { PublicFact } from '@rose-ash/shared/public-things/public-fact'
import { postFacts } from '../blog/public-thing.ts'
import { entryFacts } from '../events/public-thing.ts'
import { productFacts } from '../market/public-thing.ts'

/** All activities that publish, change or withdraw a public thing. */
export const PUBLIC_FACTS: readonly PublicFact[] = [...postFacts, ...entryFacts, ...productFacts]
