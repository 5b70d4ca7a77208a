import { endSession } from '@rose-ash/domains/identity/sessions/end-session'
import type { AppContext } from '../../../context.ts'

type Deps = Pick<AppContext, 'activities' | 'clock' | 'db' | 'site' | 'transact'>

const PROOFS_KEPT_MS = 30 * 24 * 3600_000
const AT_ONCE = 100

/** Ends expired sessions, so that the apps are told, and deletes expired data. Idempotent; may run in several processes. */
export async function sweep(ctx: Deps): Promise<void> {
  const { clock, db, transact } = ctx
  const now = clock.now()
  const over = await db.oidcPayload.findMany({
    where: { kind: 'Session', expiresAt: { lt: now }, uid: { not: null } },
    take: AT_ONCE,
    select: { uid: true },
  })
  for (const { uid } of over) {
    await transact((tx) => endSession(ctx, tx, { sessionUid: uid!, reason: 'expired' }))
  }
  await db.oidcPayload.deleteMany({ where: { kind: { not: 'Session' }, expiresAt: { lt: now } } })
  await db.emailProof.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - PROOFS_KEPT_MS) } } })
}
