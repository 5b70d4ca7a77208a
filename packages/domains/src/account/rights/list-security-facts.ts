import type { Tx } from '@rose-ash/shared/db/client'
import { userAgentsOf } from '../../identity/sessions/user-agents-of.ts'

const AT_MOST = 100

export interface SecurityFact {
  readonly at: Date
  /** The activity's type: `account.session.started`. */
  readonly type: string
  /** The browser, when it is about a session. */
  readonly userAgent: string | null
  readonly methods: readonly string[]
  readonly reason: string | null
  readonly fields: readonly string[]
  readonly byMember: boolean
}

interface Row {
  readonly type: string
  readonly object: Readonly<Record<string, unknown>>
  readonly actorId: string | null
  readonly createdAt: Date
}

/** The security history of an account, from the log, newest first: sign-ins, ended sessions and changes. */
export async function listSecurityFacts(tx: Tx, memberId: string): Promise<readonly SecurityFact[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT type, object, actor_id AS "actorId", created_at AS "createdAt" FROM activity_log
    WHERE object_id = ${memberId} AND starts_with(type, 'account.') AND NOT starts_with(type, 'account.newsletter.')
    ORDER BY seq DESC LIMIT ${AT_MOST}`
  const sessionUids = rows.flatMap(({ object }) => (typeof object.sessionUid === 'string' ? [object.sessionUid] : []))
  const agents = await userAgentsOf(tx, { memberId, sessionUids })
  return rows.map(({ type, object, actorId, createdAt }) => ({
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
