import { challengeIn, takeChallenge } from '@rose-ash/server/passkeys/challenges'
import { passkeyOrigins, passkeyPartyId } from '@rose-ash/server/passkeys/passkey-party'
import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'

const text = z.string().max(16_384)

/** The used part of `RegistrationResponseJSON` (WebAuthn Level 3). */
const attestation = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
})

interface KeepPasskey {
  readonly memberId: string
  readonly sid: string
  /** JSON from the page's script. */
  readonly credential: string
  readonly name: string
}

type Deps = Pick<AppContext, 'config' | 'log' | 'redis' | 'services' | 'transact'>

/** The browser's answer is not a valid new passkey for the challenge. */
export class PasskeyUnverifiedError extends ValidationError {
  declare readonly code: 'passkey_unverified'

  constructor(options?: { readonly cause?: unknown }) {
    super('not the passkey that was asked for', { ...options, code: 'passkey_unverified' })
  }
}

/** Verifies a new passkey (WebAuthn Level 3, section 7.1) and adds it to the member. Throws PasskeyUnverifiedError or PasskeyKnownError. */
export async function keepPasskey(ctx: Deps, { memberId, sid, credential, name }: KeepPasskey): Promise<void> {
  const answer = attestation.safeParse(fromJson(credential))
  if (!answer.success) throw new PasskeyUnverifiedError({ cause: answer.error })
  const challenge = challengeIn(answer.data.response.clientDataJSON)
  if (!(await takeChallenge(ctx.redis, `passkey-making:${sid}`, challenge))) throw new PasskeyUnverifiedError()
  const made = await check(ctx, answer.data, challenge)
  if (!made) throw new PasskeyUnverifiedError()
  const { id: credentialId, publicKey, counter: signatureCount } = made.credential
  await ctx.transact((tx) =>
    ctx.services.identity.addPasskey(tx, {
      memberId,
      credentialId,
      publicKey,
      signatureCount,
      name,
      transports: answer.data.response.transports,
      isBackedUp: made.credentialBackedUp,
    }),
  )
}

async function check({ config, log }: Deps, answer: z.output<typeof attestation>, challenge: string) {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} } as Parameters<
        typeof verifyRegistrationResponse
      >[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: passkeyOrigins(config).making,
      expectedRPID: passkeyPartyId(config),
      requireUserVerification: true,
    })
    return registrationInfo
  } catch (error) {
    log.warn({ err: error }, 'new passkey refused')
    return undefined
  }
}

function fromJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
