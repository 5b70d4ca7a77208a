import type { Tx } from '@rose-ash/shared/db/client'
import type { Device } from '@rose-ash/shared/protocols/sessions'

/** The devices on which a member is signed in, the most recently used first. */
export async function listDevices(tx: Tx, memberId: string): Promise<readonly Device[]> {
  const rows = await tx.memberSession.findMany({
    where: { memberId, endedAt: null },
    orderBy: { lastSeenAt: 'desc' },
    select: {
      id: true,
      sessionUid: true,
      userAgent: true,
      network: true,
      methods: true,
      signedInAt: true,
      lastSeenAt: true,
      clients: { distinct: ['clientId'], orderBy: { clientId: 'asc' }, select: { clientId: true } },
    },
  })
  return rows.map(({ clients, ...row }) =>
    Object.freeze({ ...row, clientIds: clients.map(({ clientId }) => clientId) }),
  )
}

/** The uid of the provider's session to which an application's `sid` belongs. */
export async function sessionOfSid(tx: Tx, sid: string): Promise<string | undefined> {
  const row = await tx.memberSessionClient.findFirst({ where: { sid }, select: { sessionUid: true } })
  return row?.sessionUid
}
