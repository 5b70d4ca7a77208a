import { instant, type JsonLd, PROPOSAL_CONTEXT, PUBLIC } from '@rose-ash/server/activitypub/objects/json-ld'
import type { ObjectInput } from '@rose-ash/server/activitypub/objects/object-document'
import { actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { objectAddresses } from '@rose-ash/shared/addresses/object-addresses'
import { minorToDecimal } from '@rose-ash/shared/money/amount'
import { addressOf } from '@rose-ash/shared/public-things/address-of'

/** The offer of a product (FEP-0837): one pack against its price, as often as one likes. */
export function productProposal({ config, site, publication, thing, html }: ObjectInput): JsonLd {
  const at = objectAddresses(config, 'market', publication.id)
  const actor = actorAddresses(config, 'market', site.coop.handle)
  return {
    '@context': PROPOSAL_CONTEXT,
    id: at.proposal,
    type: 'Proposal',
    purpose: 'offer',
    attributedTo: actor.id,
    to: [PUBLIC],
    name: thing.title,
    content: html,
    published: instant(publication.publishedAt),
    ...(publication.changedAt && { updated: instant(publication.changedAt) }),
    url: addressOf(config, thing),
    unitBased: true,
    publishes: intent(`${at.proposal}#primary`, { conformsTo: addressOf(config, thing), unit: 'one', amount: '1' }),
    ...(thing.price && {
      reciprocal: intent(`${at.proposal}#reciprocal`, {
        conformsTo: undefined,
        unit: thing.price.currency,
        amount: minorToDecimal(thing.price.minor),
      }),
    }),
  }
}

interface Intended {
  readonly conformsTo: string | undefined
  readonly unit: string
  readonly amount: string
}

function intent(id: string, { conformsTo, unit, amount }: Intended): JsonLd {
  return {
    id,
    type: 'Intent',
    action: 'transfer',
    ...(conformsTo && { resourceConformsTo: conformsTo }),
    resourceQuantity: { hasUnit: unit, hasNumericalValue: amount },
  }
}
