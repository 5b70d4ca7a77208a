import type { PasskeyKnownError } from '@rose-ash/shared/protocols/passkeys'
import type { TotpConfirmedError } from '@rose-ash/shared/protocols/totp'
import type { PasskeyUnverifiedError } from '../../services/passkeys/keep-passkey.ts'

type Code = PasskeyKnownError['code'] | PasskeyUnverifiedError['code'] | TotpConfirmedError['code'] | 'code_refused'

/** The words for a refused change of a sign-in method. */
export const SIGNING_IN_REFUSALS: Readonly<Record<Code, string>> = {
  passkey_known:
    'That passkey could not be kept: it is known here already. Choose another device, or another keychain.',
  passkey_unverified: 'That passkey could not be kept. Nothing has changed; try again.',
  totp_confirmed: 'An app for codes is set up already. Take it away first if you want another.',
  code_refused: 'That is not the code of this moment. Wait for the next one and try again.',
}

/** The words for a passkey that could not be renamed. */
export const PASSKEY_WORDS = {
  name: {
    too_big: 'Nothing was changed: keep the name under 60 characters.',
    otherwise: 'Nothing was changed: give it a name.',
  },
} as const
