import {
  CLIENT_KINDS,
  CLIENT_SCOPES,
  type ClientKind,
  type ClientScope,
  type RegisteredClient,
} from '@rose-ash/shared/protocols/clients'

/** The form as it was typed, or as it is saved. */
export type ClientForm = Readonly<Record<string, unknown>>

export const KIND_WORDS: Readonly<Record<ClientKind, { label: string; hint: string }>> = {
  server: { label: 'A server', hint: 'It keeps a secret, as most web applications do.' },
  browser: { label: 'A page in the browser', hint: 'It has no server of its own and keeps no secret (SPA).' },
  native: {
    label: 'A program on a person’s own device',
    hint: 'For a desk, a telephone or the command line; it keeps no secret.',
  },
  device: { label: 'A device without a browser', hint: 'It shows a code that its owner types in elsewhere.' },
}

const SCOPE_WORDS: Readonly<Record<ClientScope, { label: string; hint: string }>> = {
  profile: { label: 'profile', hint: 'Name, handle and picture' },
  email: { label: 'email', hint: 'The e-mail address' },
  offline_access: { label: 'offline_access', hint: 'Stay connected while the member is away (refresh tokens)' },
}

export function formOf(client: Partial<RegisteredClient>): ClientForm {
  return {
    ...client,
    redirectUris: client.redirectUris?.join('\n'),
    postLogoutRedirectUris: client.postLogoutRedirectUris?.join('\n'),
    scopes: client.scopes ?? ['profile', 'email'],
    hasClaimsInIdToken: client.hasClaimsInIdToken ? 'yes' : '',
    sendsSecretInForm: client.sendsSecretInForm ? 'yes' : '',
  }
}

/** The form's fields, filled in; of an application that is registered, only those that fit its kind. */
export function clientForm(kind: ClientKind, typed: ClientForm, errors: Readonly<Record<string, string>> = {}) {
  const text = (name: string) => String(typed[name] ?? '')
  const ticked = [typed.scopes ?? []].flat()
  return {
    errors,
    kinds: CLIENT_KINDS.map((value) => ({ value, ...KIND_WORDS[value], checked: value === kind })),
    scopes: CLIENT_SCOPES.map((value) => ({ value, ...SCOPE_WORDS[value], checked: ticked.includes(value) })),
    values: {
      name: text('name'),
      uri: text('uri'),
      redirectUris: text('redirectUris'),
      postLogoutRedirectUris: text('postLogoutRedirectUris'),
      backchannelLogoutUri: text('backchannelLogoutUri'),
    },
    hasClaimsInIdToken: typed.hasClaimsInIdToken === 'yes',
    sendsSecretInForm: typed.sendsSecretInForm === 'yes',
    isServer: kind === 'server',
    isDevice: kind === 'device',
  }
}
