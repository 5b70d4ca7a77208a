import type { Tx } from '@rose-ash/shared/db/client'
import { MEMBER_ROLES } from '@rose-ash/shared/protocols/member'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import { oneOf } from '@rose-ash/shared/words/one-of'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import type { Invitation } from './invitation.ts'

const select = {
  id: true,
  email: true,
  roles: true,
  createdAt: true,
  expiresAt: true,
  acceptedAt: true,
  revokedAt: true,
} as const

type Row = NonNullable<Awaited<ReturnType<typeof one>>>

/** Invitations, newest first. */
export async function listInvitations({ clock }: Pick<ServiceDeps, 'clock'>, tx: Tx): Promise<readonly Invitation[]> {
  const rows = await tx.invitation.findMany({ orderBy: { id: 'desc' }, take: 100, select })
  return rows.map((row) => toInvitation(row, clock.now()))
}

/** The invitation of a link; does not use it. */
export async function findInvitation(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  token: string,
): Promise<Invitation | undefined> {
  const row = await one(tx, token)
  return row ? toInvitation(row, clock.now()) : undefined
}

function one(tx: Tx, token: string) {
  return tx.invitation.findUnique({ where: { tokenHash: hashToken(token) }, select })
}

function toInvitation({ acceptedAt, revokedAt, roles, ...row }: Row, now: Date): Invitation {
  const state = acceptedAt ? 'accepted' : revokedAt ? 'revoked' : row.expiresAt <= now ? 'expired' : 'open'
  return Object.freeze({ ...row, roles: roles.map((role) => oneOf(MEMBER_ROLES, role)), state })
}
