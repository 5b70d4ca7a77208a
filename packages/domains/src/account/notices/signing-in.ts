import { credentialAdded, credentialRemoved, sessionStarted } from '@rose-ash/shared/activities/catalogue/account'
import { defineNotice } from '@rose-ash/shared/notices/define-notice'
import { toMember } from './to-member.ts'

/** Notices about sessions and sign-in methods. */
export const signingInNotices = [
  defineNotice({
    kind: 'new-device',
    on: sessionStarted,
    to: ({ object }) => (object.isNewDevice ? toMember(object, {}) : undefined),
    words: () => ({
      title: 'You signed in on a new device',
      text: 'If that was not you, sign every other device out.',
      href: '/devices',
    }),
  }),
  defineNotice({
    kind: 'credential-added',
    on: credentialAdded,
    to: ({ object }) => toMember(object, { credential: object.kind }),
    words: ({ credential }) => ({
      title: `${CREDENTIALS[credential] ?? 'A way of signing in'} was added`,
      text: 'If that was not you, take it away and sign every device out.',
      href: '/signing-in',
    }),
  }),
  defineNotice({
    kind: 'credential-removed',
    on: credentialRemoved,
    to: ({ object }) => toMember(object, { credential: object.kind }),
    words: ({ credential }) => ({
      title: `${CREDENTIALS[credential] ?? 'A way of signing in'} was removed`,
      text: 'It does not open your account any more.',
      href: '/signing-in',
    }),
  }),
]

const CREDENTIALS: Readonly<Record<string, string>> = {
  passkey: 'A passkey',
  totp: 'Codes from an app',
  'recovery-codes': 'A set of recovery codes',
  all: 'Every other way of signing in',
}
