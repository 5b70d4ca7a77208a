import type { PublicFact } from '@rose-ash/shared/public-things/public-fact'
import { postFacts } from '../blog/public-thing.ts'
import { entryFacts } from '../events/public-thing.ts'
import { productFacts } from '../market/public-thing.ts'

/** Every fact that shows, changes or withdraws a public thing. */
export const PUBLIC_FACTS: readonly PublicFact[] = [...postFacts, ...entryFacts, ...productFacts]
