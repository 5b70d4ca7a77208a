import { createProof } from '@rose-ash/domains/identity/proofs/create-proof'
import type { InteractionPurpose } from '@rose-ash/domains/identity/proofs/proof-purposes'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../../context.ts'
import { limitLetters } from './limit-letters.ts'

interface AskForProof {
  readonly email: string
  readonly interactionUid: string
  readonly purpose: InteractionPurpose
  /** Such as "Firefox on Linux": shown beside the button, so that members notice a request that is not theirs. */
  readonly requestedFrom: string
  readonly network: string
  /** The browser's mark, when it has signed this address's member in before. */
  readonly knownBrowser: string | undefined
}

/**
 * Sends an e-mail with a link and a code. Work and answer are the same for members and unknown addresses. Throws RateLimitedError when
 * too many were asked for (`limitLetters`).
 */
export async function askForProof(
  ctx: Pick<AppContext, 'clock' | 'config' | 'mail' | 'redis' | 'log' | 'site' | 'transact'>,
  { email, interactionUid, purpose, requestedFrom, network, knownBrowser }: AskForProof,
): Promise<void> {
  await limitLetters(ctx, { email, network, knownBrowser })
  await ctx.transact(async (tx) => {
    const proof = await createProof(ctx, tx, { email, interactionUid, purpose, requestedFrom })
    const path = `/sign-in/${interactionUid}/link?t=${proof.token}`
    await ctx.mail.enqueue(tx, {
      to: email,
      template: 'sign-in-link',
      data: {
        link: publicUrl(ctx.config, 'federation', path),
        code: spaced(proof.code),
        requestedFrom,
        coop: ctx.site.coop.name,
      },
      idempotencyKey: `sign-in:${proof.proofId}`,
    })
  })
}

/** `123 456`: easier to read out. */
function spaced(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}
