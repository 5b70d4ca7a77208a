import type { ClientAddressFault } from '@rose-ash/shared/protocols/clients'

/** The words beside the fields of an application. */
export const CLIENT_WORDS = {
  kind: 'Choose what runs it.',
  name: 'Give it the name that members should read, of at most 80 letters.',
  uri: 'That is too long for an address.',
  redirectUris: 'That is too much: at most 4,000 letters.',
  postLogoutRedirectUris: 'That is too much: at most 4,000 letters.',
  backchannelLogoutUri: 'That is too long for an address.',
  scopes: 'Choose from those that are listed.',
  hasClaimsInIdToken: 'Tick it or leave it.',
  sendsSecretInForm: 'Tick it or leave it.',
} as const

/** The words for an address that cannot be taken. */
export const CLIENT_REFUSALS: Readonly<Record<ClientAddressFault, string>> = {
  missing: 'Give at least one address to which members are led back.',
  no_address: 'One of these is not an address. Write them whole, such as https://reader.example/callback.',
  fragment: 'An address must not have a part after #: browsers keep it to themselves.',
  wildcard: 'An address must be whole: a star for “anything” would let others in. Give each address a line of its own.',
  credentials: 'An address must not hold a name or a password.',
  not_https:
    'Addresses begin with https://. Only a program on a person’s own device may use http://127.0.0.1, http://[::1] or http://localhost.',
  scheme:
    'A scheme of its own is the reversed name of a site that its makers own, such as org.example.reader:/callback.',
  not_here: 'At this device’s own address there is no https: write http://127.0.0.1.',
}

export const TOKEN_WORDS = { note: 'Say for whom it is, in at most 80 letters.' } as const
