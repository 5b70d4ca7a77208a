import { makeLetterLink } from '@rose-ash/domains/account/alarms/letter-links'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { Tx } from '@rose-ash/shared/db/client'
import type { AppContext } from '../../context.ts'
import { LETTER_WORDS, type LetterKind } from '../../texts/security-letters.ts'

const LINK_MS = 7 * 24 * 3600_000

interface SecurityLetter {
  readonly memberId: string
  readonly kind: LetterKind
  /** When it happened. */
  readonly at: Date
  /** The activity: a letter is sent once for each. */
  readonly id: string
  readonly detail?: string
}

/** Tells a member by letter what happened to their account, with a link that says "this was not me". */
export async function sendSecurityLetter(
  ctx: Pick<AppContext, 'clock' | 'config' | 'mail' | 'site'>,
  tx: Tx,
  { memberId, kind, at, id, detail }: SecurityLetter,
): Promise<void> {
  const member = await findMember(tx, { id: memberId })
  if (member?.status !== 'active') return
  const { email, name } = member
  const link = { memberId, email, link: 'not-me', lifetimeMs: LINK_MS, aboutAt: at } as const
  const { token } = await makeLetterLink(ctx, tx, link)
  await ctx.mail.enqueue(tx, {
    to: email,
    template: 'security-letter',
    data: {
      ...LETTER_WORDS[kind],
      name,
      detail,
      coop: ctx.site.coop.name,
      when: ctx.site.when(at),
      notMeHref: publicUrl(ctx.config, 'account', `/not-me?t=${token}`),
    },
    idempotencyKey: `security-letter:${kind}:${id}`,
  })
}
