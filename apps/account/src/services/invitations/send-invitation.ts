import { inviteMember } from '@rose-ash/domains/account/invitations/invite-member'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { MemberRole } from '@rose-ash/shared/protocols/member'
import type { AppContext } from '../../context.ts'

interface SendInvitation {
  readonly email: string
  readonly roles: readonly MemberRole[]
  readonly by: { readonly id: string; readonly name: string }
}

const PER_ADMINISTRATOR = { name: 'invitations', limit: 100, windowSeconds: 3600 }

/** Invites a person by e-mail; they get the roles when they accept. Throws ValidationError for an invalid address. */
export async function sendInvitation(ctx: AppContext, { email, roles, by }: SendInvitation): Promise<void> {
  await limitUse(ctx, PER_ADMINISTRATOR, by.id)
  await ctx.transact(async (tx) => {
    const { invitationId, token, expiresAt } = await inviteMember(ctx, tx, {
      email,
      roles,
      byId: by.id,
    })
    await ctx.mail.enqueue(tx, {
      to: email,
      template: 'invitation',
      data: {
        coop: ctx.site.coop.name,
        by: by.name,
        roles,
        day: ctx.site.day(expiresAt),
        href: publicUrl(ctx.config, 'account', `/welcome/${token}`),
      },
      idempotencyKey: `invitation:${invitationId}`,
    })
  })
}
