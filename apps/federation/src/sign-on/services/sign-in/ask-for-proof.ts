import { createHash } from 'node:crypto'
import { createProof } from '@rose-ash/domains/identity/proofs/create-proof'
import type { InteractionPurpose } from '@rose-ash/domains/identity/proofs/proof-purposes'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../../context.ts'

interface AskForProof {
  readonly email: string
  readonly interactionUid: string
  readonly purpose: InteractionPurpose
  /** Such as "Firefox on Linux": shown beside the button, so that members notice a request that is not theirs. */
  readonly requestedFrom: string
  readonly network: string
}

const PER_ADDRESS = { name: 'sign-in-address', limit: 6, windowSeconds: 15 * 60 }
const PER_NETWORK = { name: 'sign-in-network', limit: 60, windowSeconds: 15 * 60 }

/**
 * Sends an e-mail with a link and a code. Work and answer are the same for members and unknown addresses. Throws RateLimitedError when
 * an address or a network asks too often.
 */
export async function askForProof(
  ctx: Pick<AppContext, 'clock' | 'config' | 'mail' | 'redis' | 'log' | 'site' | 'transact'>,
  { email, interactionUid, purpose, requestedFrom, network }: AskForProof,
): Promise<void> {
  await limitUse(ctx, PER_NETWORK, network)
  await limitUse(ctx, PER_ADDRESS, createHash('sha256').update(email.toLowerCase()).digest('hex'))
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
