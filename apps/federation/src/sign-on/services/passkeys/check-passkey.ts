import type { PasskeyKey } from '@rose-ash/domains/identity/passkeys/find-passkey'
import { findPasskey } from '@rose-ash/domains/identity/passkeys/find-passkey'
import { usePasskey } from '@rose-ash/domains/identity/passkeys/use-passkey'
import { stopReset } from '@rose-ash/domains/identity/resets/stop-reset'
import { noteRefusedPasskey } from '@rose-ash/server/limits/refused-passkeys'
import { challengeIn, takeChallenge } from '@rose-ash/server/passkeys/challenges'
import { passkeyOrigins, passkeyPartyId } from '@rose-ash/server/passkeys/passkey-party'
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'

const text = z.string().max(8_192)

/** The used part of `AuthenticationResponseJSON` (WebAuthn Level 3). */
export const passkeyAnswer = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
})

export type PasskeyAnswer = z.output<typeof passkeyAnswer>

type Deps = Pick<AppContext, 'activities' | 'clock' | 'config' | 'db' | 'log' | 'redis' | 'services' | 'transact'>

/**
 * Verifies a passkey's answer (WebAuthn Level 3, section 7.2) and returns its member, or undefined. The challenge is claimed first in
 * any case, so that each challenge has one answer. The counter is updated last, together with the use. A refused passkey of a member is
 * noted for the administrators.
 */
export async function checkPasskey(
  ctx: Deps,
  { interactionUid, answer, requestedFrom }: { interactionUid: string; answer: PasskeyAnswer; requestedFrom: string },
): Promise<string | undefined> {
  const challenge = challengeIn(answer.response.clientDataJSON)
  if (!(await takeChallenge(ctx.redis, `sign-in:${interactionUid}`, challenge))) return undefined
  const key = await findPasskey(ctx.db, answer.id)
  if (!key) return undefined
  const memberId = await usedBy(ctx, { answer, challenge, key })
  if (!memberId) await noteRefusal(ctx, key, requestedFrom)
  return memberId
}

interface Shown {
  readonly answer: PasskeyAnswer
  readonly challenge: string
  readonly key: PasskeyKey
}

async function usedBy(ctx: Deps, { answer, challenge, key }: Shown): Promise<string | undefined> {
  if (!key.isActive || !isOwnHandle(answer, key)) return undefined
  const signatureCount = await checkSignature(ctx, { answer, challenge, key })
  if (signatureCount === undefined) return undefined
  const { passkeyId, memberId } = key
  const isUsed = await ctx.transact(async (tx) => {
    const used = await usePasskey(ctx, tx, { passkeyId, signatureCount })
    // Who has the factor has not lost it.
    if (used) await stopReset(ctx, tx, { memberId, byId: memberId })
    return used
  })
  if (!isUsed) ctx.log.warn({ passkeyId, memberId }, 'passkey refused: its counter did not move on')
  return isUsed ? memberId : undefined
}

async function checkSignature({ config, log }: Deps, { answer, challenge, key }: Shown): Promise<number | undefined> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} } as Parameters<
        typeof verifyAuthenticationResponse
      >[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: passkeyOrigins(config).showing,
      expectedRPID: passkeyPartyId(config),
      credential: { id: key.credentialId, publicKey: key.publicKey, counter: key.signatureCount },
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch (error) {
    log.warn({ err: error, passkeyId: key.passkeyId }, 'passkey refused')
    return undefined
  }
}

async function noteRefusal(
  { clock, db, redis, services }: Deps,
  { memberId }: PasskeyKey,
  requestedFrom: string,
): Promise<void> {
  const member = await services.account.getMember(db, memberId)
  if (member) await noteRefusedPasskey(redis, { at: clock.now().toISOString(), email: member.email, requestedFrom })
}

/** Whether the authenticator's user handle is that of the passkey's member. */
function isOwnHandle({ response }: PasskeyAnswer, { memberId }: PasskeyKey): boolean {
  return response.userHandle === undefined || Buffer.from(response.userHandle, 'base64url').toString() === memberId
}
