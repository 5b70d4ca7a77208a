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
  createdAt: true,
  expiresAt: true,
  acceptedAt: true,
  acceptedById: true,
  revokedAt: true,
} as const

type Row = NonNullable<Awaited<ReturnType<typeof one>>>

/** Invitations, newest first. */
export async function listInvitations({ clock }: Pick<ServiceDeps, 'clock'>, tx: Tx): Promise<readonly Invitation[]> {
  const rows = await tx.invitation.findMany({ orderBy: { id: 'desc' }, take: 100, select })
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
  const { id, email, createdAt, expiresAt, acceptedById } = row
  const roles = row.roles.map((role) => oneOf(MEMBER_ROLES, role))
  return Object.freeze({
    id,
    email,
    roles,
    createdAt,
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
