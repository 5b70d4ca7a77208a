import type { Tx } from '@rose-ash/shared/db/client'
import { toJsonRows } from '@rose-ash/shared/db/json-rows'
import type { MemberRecords } from '@rose-ash/shared/protocols/member-data'

/** The public actor and the actors that the member follows, without private keys. */
export async function collectMemberRecords(tx: Tx, memberId: string): Promise<MemberRecords> {
  const where = { memberId }
  const [actors, follows] = await Promise.all([
    tx.actor.findMany({
      where,
      omit: { rsaPrivateKeyEncrypted: true, ed25519PrivateKeyEncrypted: true },
      include: { appActors: { select: { app: true, uri: true } } },
    }),
    tx.follower.findMany({ where }),
  ])
  return toJsonRows({ actors, follows })
}
