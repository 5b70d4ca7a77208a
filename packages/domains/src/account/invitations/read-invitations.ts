import type { Tx } from '@rose-ash/shared/db/client'
import type { Invitation, InvitationState } from '@rose-ash/shared/protocols/invitations'
import { MEMBER_ROLES } from '@rose-ash/shared/protocols/member'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import { oneOf } from '@rose-ash/shared/words/one-of'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { invitingMembers } from './inviting-members.ts'

const select = {
  id: true,
  email: true,
  invitedById: true,
  roles: true,
  sentAt: true,
  expiresAt: true,
  acceptedAt: true,
  acceptedById: true,
  revokedAt: true,
} as const

type Row = NonNullable<Awaited<ReturnType<typeof one>>>

const AT_ONCE = 50

/** Invitations that nobody has accepted or taken back yet, newest first; `nextAfter` leads to the next page. */
export async function listWaitingInvitations(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  after?: string,
): Promise<{ invitations: readonly Invitation[]; nextAfter: string | undefined }> {
  const where = { acceptedAt: null, revokedAt: null, ...(after && { id: { lt: after } }) }
  const rows = await tx.invitation.findMany({ where, orderBy: { id: 'desc' }, take: AT_ONCE + 1, select })
  const shown = rows.slice(0, AT_ONCE)
  return {
    invitations: await toInvitations(tx, shown, clock.now()),
    nextAfter: rows.length > AT_ONCE ? shown.at(-1)?.id : undefined,
  }
}

/** The newest invitations that were accepted or taken back. */
export async function listPastInvitations(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
): Promise<readonly Invitation[]> {
  const where = { OR: [{ acceptedAt: { not: null } }, { revokedAt: { not: null } }] }
  const rows = await tx.invitation.findMany({ where, orderBy: { id: 'desc' }, take: AT_ONCE, select })
  return toInvitations(tx, rows, clock.now())
}

/** The invitation of a link; does not use it. */
export async function findInvitation(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  token: string,
): Promise<Invitation | undefined> {
  const row = await one(tx, token)
  const [invitation] = await toInvitations(tx, row ? [row] : [], clock.now())
  return invitation
}

/** The open invitation to an address. */
export async function findOpenInvitation(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  email: string,
): Promise<Invitation | undefined> {
  const rows = await tx.invitation.findMany({ where: { email, acceptedAt: null, revokedAt: null }, select })
  return (await toInvitations(tx, rows, clock.now())).find(({ state }) => state === 'open')
}

function one(tx: Tx, token: string) {
  return tx.invitation.findUnique({ where: { tokenHash: hashToken(token) }, select })
}

async function toInvitations(tx: Tx, rows: readonly Row[], now: Date): Promise<readonly Invitation[]> {
  const inviting = await invitingMembers(
    tx,
    rows.map(({ invitedById }) => invitedById),
  )
  return rows.map((row) => toInvitation(row, inviting.has(row.invitedById), now))
}

function toInvitation(row: Row, isSenderInviting: boolean, now: Date): Invitation {
  const { id, email, sentAt, expiresAt, acceptedById } = row
  const roles = row.roles.map((role) => oneOf(MEMBER_ROLES, role))
  return Object.freeze({
    id,
    email,
    roles,
    sentAt,
    expiresAt,
    acceptedById,
    state: stateOf(row, isSenderInviting, now),
  })
}

function stateOf({ acceptedAt, revokedAt, expiresAt }: Row, isSenderInviting: boolean, now: Date): InvitationState {
  if (acceptedAt) return 'accepted'
  if (revokedAt) return 'revoked'
  if (expiresAt <= now) return 'expired'
  return isSenderInviting ? 'open' : 'void'
}
