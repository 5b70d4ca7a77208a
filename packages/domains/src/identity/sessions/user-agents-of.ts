import type { Tx } from '@rose-ash/shared/db/client'

/** The browsers of a member's sessions, by the session's uid; sessions of other members are left out. */
export async function userAgentsOf(
  tx: Tx,
  { memberId, sessionUids }: { memberId: string; sessionUids: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const sessions = await tx.memberSession.findMany({
    where: { memberId, sessionUid: { in: [...sessionUids] } },
    select: { sessionUid: true, userAgent: true },
  })
  return new Map(sessions.map(({ sessionUid, userAgent }) => [sessionUid, userAgent]))
}
