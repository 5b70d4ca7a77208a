import { listAudit } from '@rose-ash/domains/account/audit/list-audit'
import { deletionRequestedAt } from '@rose-ash/domains/account/deletion/deletion-requests'
import { getMembers } from '@rose-ash/domains/account/members/get-members'
import { readNote } from '@rose-ash/domains/account/members/write-note'
import { listRoleGrants } from '@rose-ash/domains/account/roles/list-role-grants'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { AppContext } from '../../context.ts'

const ORDERS = 5
const AUDIT = 20

export type MemberDesk = Awaited<ReturnType<typeof readMemberDesk>>

/** What is known of a member for those who look after members: sessions, ways to sign in and the audit for administrators only. */
export async function readMemberDesk(
  ctx: AppContext,
  member: Member,
  { isAdministrator }: { isAdministrator: boolean },
) {
  const { db, services } = ctx
  const [grants, note, orders, leavingSince, access] = await Promise.all([
    listRoleGrants(db, member.id),
    readNote(db, member.id),
    services.cart.listOrders(db, { memberId: member.id, limit: ORDERS }),
    deletionRequestedAt(db, member.id),
    isAdministrator ? readAccess(ctx, member.id) : undefined,
  ])
  const audit = access?.audit ?? []
  const people = [
    ...grants.map(({ grantedById }) => grantedById),
    ...audit.map(({ actorId }) => actorId),
    ...audit.filter(({ subjectType }) => subjectType === 'member').map(({ subjectId }) => subjectId),
  ]
  const names = await getMembers(
    db,
    people.filter((id) => id !== null),
  )
  return { grants, note, orders, leavingSince, access, names }
}

async function readAccess({ db, services: { identity } }: AppContext, memberId: string) {
  const [devices, passkeys, totp, recoveryCodes, connections, audit] = await Promise.all([
    identity.listDevices(db, memberId),
    identity.listPasskeys(db, memberId),
    identity.readTotp(db, memberId),
    identity.countRecoveryCodes(db, memberId),
    identity.listConnections(db, memberId),
    listAudit(db, { memberId, limit: AUDIT }),
  ])
  return { devices, passkeys, totp, recoveryCodes, connections, audit }
}
