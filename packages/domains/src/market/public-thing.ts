import type { Activity } from '@rose-ash/shared/activities/activity'
import {
  type ProductPayload,
  productPublished,
  productUpdated,
  productWithdrawn,
} from '@rose-ash/shared/activities/catalogue/market'
import { pictureOf } from '@rose-ash/shared/activities/catalogue/picture'
import { definePublicFact, type PublicFact } from '@rose-ash/shared/public-things/public-fact'
import type { PublicThing } from '@rose-ash/shared/public-things/public-thing'

/** The public thing of a product. */
export function productThing(product: ProductPayload, id: string, published: Date): PublicThing {
  const { path: url, name: title, summary, text = '', priceMinor: minor, currency } = product
  return {
    ...{ kind: 'product', app: 'market', withdrawn: false, placeName: null, tags: [], byline: null },
    ...{ id, url, title, summary, text },
    image: pictureOf(product),
    times: { published, updated: null, starts: null, ends: null, recurs: false },
    price: { minor, currency },
  }
}

const read = ({ object, objectId, createdAt }: Activity<string, ProductPayload>) =>
  productThing(object, objectId ?? '', createdAt)

/** The activities that publish, change or withdraw products. */
export const productFacts: readonly PublicFact[] = [
  definePublicFact({ kind: 'product', on: productPublished, isNews: true, read }),
  definePublicFact({ kind: 'product', on: productUpdated, read }),
  definePublicFact({ kind: 'product', on: productWithdrawn }),
]
