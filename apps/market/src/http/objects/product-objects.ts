import { findProduct } from '@rose-ash/domains/market/products/find-product'
import { ACTIVITY_TYPES } from '@rose-ash/server/activitypub/activity-json'
import { objectDocument } from '@rose-ash/server/activitypub/objects/object-document'
import type { ObjectSource } from '@rose-ash/server/activitypub/objects/object-source'
import { objectAddresses } from '@rose-ash/shared/addresses/object-addresses'
import { PRODUCTS, productKey, SHELVES } from '@rose-ash/shared/freshness/keys'
import type { AppContext } from '../../context.ts'
import { publicThingOf } from '../../services/products/public-thing-of.ts'
import { productNote } from '../../views/products/product-note.ts'
import { productProposal } from './product-proposal.ts'

/** The products as other servers read them: a Note that reads well alone, and the offer it links to (FEP-0837, FEP-e232). */
export function productObjects({ config, db, site }: Pick<AppContext, 'config' | 'db' | 'site'>): ObjectSource {
  return {
    async read(publication) {
      const product = await findProduct(db, { id: publication.thingId })
      if (product?.status !== 'published') return null
      const thing = publicThingOf(product)
      const html = productNote(config, site, product)
      const { proposal: href } = objectAddresses(config, 'market', publication.id)
      const link = { type: 'Link', mediaType: ACTIVITY_TYPES.ld, rel: 'https://w3id.org/valueflows/ont/vf#Proposal' }
      const tag = [{ ...link, href, name: thing.title }]
      const object = objectDocument({ config, site, publication, thing, html }, { type: 'Note', tag })
      const proposal = productProposal({ config, site, publication, thing, html })
      return { object, proposal, reads: [PRODUCTS, SHELVES, productKey(product.id)] }
    },
  }
}
