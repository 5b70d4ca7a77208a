import type { Tx } from '../../../db/client.ts'
import { describeUserAgent } from '../../../oidc/describe-user-agent.ts'
import type { SessionClient } from '../../../protocols/account.ts'
import type { ServiceDeps } from '../../../registry/services.ts'

interface KeepSession {
  sessionUid: string
  memberId: string
  userAgent: string
  methods: readonly string[]
  clients: readonly SessionClient[]
}

/**
 * Notes that a session is alive: the first time its row is made and the log is told, later only the time moves. False when the
 * session has been ended. The row stays locked until the caller commits, so that ending and saving cannot pass each other.
 */
export async function keepSession(
  { activities, clock }: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { sessionUid, memberId, userAgent, methods, clients }: KeepSession,
): Promise<boolean> {
  const now = clock.now()
  const { count } = await tx.memberSession.createMany({
    data: [
      {
        sessionUid,
        memberId,
        userAgent: userAgent.slice(0, 300),
        methods: [...methods],
        signedInAt: now,
        lastSeenAt: now,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 1) {
    await activities.append(tx, {
      type: 'account.session.started',
      actorId: memberId,
      objectId: memberId,
      object: {
        memberId,
        sessionUid,
        methods: [...methods],
        isNewDevice: await isNewDevice(tx, { sessionUid, memberId }),
      },
    })
  } else {
    const alive = await tx.memberSession.updateMany({
      where: { sessionUid, memberId, endedAt: null },
      data: { lastSeenAt: now },
    })
    if (alive.count === 0) return false
  }
  await tx.memberSessionClient.createMany({
    data: clients.map((client) => ({ ...client, sessionUid })),
    skipDuplicates: true,
  })
  return true
}

/** The first device of all is news to nobody. Browsers renew themselves, so they are compared by what a person would call them. */
async function isNewDevice(tx: Tx, { sessionUid, memberId }: Pick<KeepSession, 'sessionUid' | 'memberId'>) {
  const sessions = await tx.memberSession.findMany({
    where: { memberId },
    select: { sessionUid: true, userAgent: true },
  })
  const nameOf = (own: boolean) =>
    sessions
      .filter((session) => (session.sessionUid === sessionUid) === own)
      .map(({ userAgent }) => describeUserAgent(userAgent))
  const [known, [name = '']] = [nameOf(false), nameOf(true)]
  return known.length > 0 && !known.includes(name)
}
