import type { SharedContext } from '../../context/shared-context.ts'
import { type KeptSession, keepSession } from '../../identity/sessions/keep-session.ts'

/** A session of a member at the provider, signed in by e-mail. */
export async function createDevice(
  ctx: Pick<SharedContext, 'activities' | 'clock' | 'sql'>,
  { sessionUid, ...session }: Pick<KeptSession, 'sessionUid' | 'memberId'> & Partial<KeptSession>,
): Promise<void> {
  await keepSession(ctx, ctx.sql, {
    userAgent: 'Firefox/140',
    network: '81.2.69.x',
    methods: ['mail'],
    clients: [{ clientId: 'blog', sid: `${sessionUid}-blog`, grantId: '' }],
    state: { idHash: sessionUid, payload: {}, expiresAt: null },
    sessionUid,
    ...session,
  })
}
