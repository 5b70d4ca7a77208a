import { memberRolesChanged } from '@rose-ash/shared/activities/catalogue/account'
import type { Db, Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { memberSelect, toMember } from '../to-member.ts'
import { lockRoles } from './lock-roles.ts'

const AT_ONCE = 100

type Deps = Pick<ServiceDeps, 'activities' | 'clock'> & {
  readonly db: Db
  readonly transact: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>
}

/**
 * Clears away the roles that have ended, and writes that they did into the log, so that members are told, and into the audit. Nobody may
 * do anything by such a role in the meantime: whoever reads roles leaves it out. Idempotent; may run in several processes.
 */
export async function endRoles({ db, transact, ...deps }: Deps): Promise<void> {
  const ended = await db.memberRole.findMany({
    where: { endsAt: { lte: deps.clock.now() } },
    distinct: ['memberId'],
    take: AT_ONCE,
    select: { memberId: true },
  })
  for (const { memberId } of ended) await transact((tx) => endRolesOf(deps, tx, memberId))
}

async function endRolesOf(deps: Omit<Deps, 'db' | 'transact'>, tx: Tx, memberId: string): Promise<void> {
  await lockRoles(tx)
  const where = { memberId, endsAt: { lte: deps.clock.now() } }
  const rows = await tx.memberRole.findMany({ where, select: { role: true } })
  if (rows.length === 0) return
  await tx.memberRole.deleteMany({ where })
  const { roles: held } = toMember(await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: memberSelect }))
  const roles = held.filter((role) => role !== 'member')
  const gone = rows.map(({ role }) => role)
  await deps.activities.append(tx, memberRolesChanged, {
    actorId: null,
    objectId: memberId,
    object: { memberId, roles, previous: [...roles, ...gone] },
  })
  await appendAudit(deps, tx, {
    actorId: null,
    action: 'roles.ended',
    subjectType: 'member',
    subjectId: memberId,
    details: { roles: gone },
  })
}
