import type { KeptSession } from '@rose-ash/shared/protocols/account'
import type { SharedContext } from '../../context/shared-context.ts'

/** Something a member is signed in on, by a letter, as the provider keeps it. */
export async function createDevice(
  { services, sql }: Pick<SharedContext, 'services' | 'sql'>,
  { sessionUid, ...session }: Pick<KeptSession, 'sessionUid' | 'memberId'> & Partial<KeptSession>,
): Promise<void> {
  await services.account.keepSession(sql, {
    userAgent: 'Firefox/140',
    methods: ['mail'],
    clients: [{ clientId: 'blog', sid: `${sessionUid}-blog`, grantId: '' }],
    state: { idHash: sessionUid, payload: {}, expiresAt: null },
    sessionUid,
    ...session,
  })
}
