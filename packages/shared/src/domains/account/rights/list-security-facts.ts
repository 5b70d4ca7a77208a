import type { Tx } from '../../../db/client.ts'
import type { SecurityFact } from '../../../protocols/member-rights.ts'

const AT_MOST = 100

/** What happened to a member's account, from the log: sign-ins, ends of sessions, changes. Newest first. */
export async function listSecurityFacts(tx: Tx, memberId: string): Promise<readonly SecurityFact[]> {
  const rows = await tx.activity.findMany({
    where: {
      objectId: memberId,
      type: { startsWith: 'account.' },
      NOT: { type: { startsWith: 'account.newsletter.' } },
    },
    orderBy: { seq: 'desc' },
    take: AT_MOST,
    select: { type: true, object: true, actorId: true, createdAt: true },
  })
  const facts = rows.map((row) => ({ ...row, object: row.object as Readonly<Record<string, unknown>> }))
  const uids = facts.flatMap(({ object }) => (typeof object.sessionUid === 'string' ? [object.sessionUid] : []))
  const sessions = await tx.memberSession.findMany({
    where: { memberId, sessionUid: { in: uids } },
    select: { sessionUid: true, userAgent: true },
  })
  const agents = new Map(sessions.map(({ sessionUid, userAgent }) => [sessionUid, userAgent]))
  return facts.map(({ type, object, actorId, createdAt }) => ({
    at: createdAt,
    type,
    userAgent: agents.get(String(object.sessionUid)) ?? null,
    methods: textsIn(object.methods),
    reason: typeof object.reason === 'string' ? object.reason : null,
    fields: [...textsIn(object.fields), ...textsIn(object.roles), ...textsIn([object.kind])],
    byMember: actorId === memberId,
  }))
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
