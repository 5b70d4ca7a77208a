/** A JSON-LD document, in the compact form that other servers read without a JSON-LD processor. */
export type JsonLd = Readonly<Record<string, unknown>>

export const ACTIVITY_STREAMS = 'https://www.w3.org/ns/activitystreams'
/** The public collection as its full URL, since many servers compare strings. */
export const PUBLIC = `${ACTIVITY_STREAMS}#Public`

const id = (term: string) => ({ '@id': term, '@type': '@id' })

/** What every published object says beside ActivityStreams: hashtags, and who may quote it (FEP-044f). */
const OBJECT_TERMS = {
  Hashtag: 'as:Hashtag',
  gts: 'https://gotosocial.org/ns#',
  interactionPolicy: id('gts:interactionPolicy'),
  canQuote: id('gts:canQuote'),
  automaticApproval: id('gts:automaticApproval'),
}

export const OBJECT_CONTEXT = [ACTIVITY_STREAMS, OBJECT_TERMS] as const

/** FEP-8a8e, with the terms of Mobilizon. */
export const EVENT_CONTEXT = [
  ACTIVITY_STREAMS,
  {
    ...OBJECT_TERMS,
    fep8a8e: 'https://w3id.org/fep/8a8e/',
    timezone: 'fep8a8e:timezone',
    eventStatus: 'fep8a8e:eventStatus',
    organizers: id('fep8a8e:organizers'),
    sc: 'https://schema.org/',
    VirtualLocation: 'sc:VirtualLocation',
    PostalAddress: 'sc:PostalAddress',
    address: 'sc:address',
    streetAddress: 'sc:streetAddress',
    mz: 'https://joinmobilizon.org/ns#',
    joinMode: { '@id': 'mz:joinMode', '@type': 'mz:joinModeType' },
    externalParticipationUrl: { '@id': 'mz:externalParticipationUrl', '@type': 'sc:URL' },
    maximumAttendeeCapacity: 'sc:maximumAttendeeCapacity',
  },
] as const

/** FEP-0837. */
export const PROPOSAL_CONTEXT = [
  ACTIVITY_STREAMS,
  {
    vf: 'https://w3id.org/valueflows/ont/vf#',
    om2: 'http://www.ontology-of-units-of-measure.org/resource/om-2/',
    Proposal: 'vf:Proposal',
    Intent: 'vf:Intent',
    purpose: 'vf:purpose',
    publishes: 'vf:publishes',
    reciprocal: 'vf:reciprocal',
    unitBased: 'vf:unitBased',
    action: 'vf:action',
    resourceConformsTo: 'vf:resourceConformsTo',
    resourceQuantity: 'vf:resourceQuantity',
    hasUnit: 'om2:hasUnit',
    hasNumericalValue: 'om2:hasNumericalValue',
  },
] as const

export const ACTOR_CONTEXT = [
  ACTIVITY_STREAMS,
  'https://w3id.org/security/v1',
  {
    toot: 'http://joinmastodon.org/ns#',
    featured: id('toot:featured'),
    discoverable: 'toot:discoverable',
    indexable: 'toot:indexable',
    attributionDomains: id('toot:attributionDomains'),
    manuallyApprovesFollowers: 'as:manuallyApprovesFollowers',
    assertionMethod: { '@id': 'https://w3id.org/security#assertionMethod', '@type': '@id', '@container': '@set' },
    Multikey: 'https://w3id.org/security#Multikey',
    controller: id('https://w3id.org/security#controller'),
    publicKeyMultibase: 'https://w3id.org/security#publicKeyMultibase',
  },
] as const

/** An instant as other servers write it: without milliseconds. */
export function instant(at: Date): string {
  return at.toISOString().replace('.000Z', 'Z')
}
