import { exportExpired, exportFinished, exportRequested } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { oneOf } from '@rose-ash/shared/words/one-of'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { EXPORT_STATES, type ExportState } from './export-states.ts'

export interface MemberExport {
  readonly id: string
  readonly memberId: string
  readonly status: ExportState
  readonly filePath: string | null
  readonly checksum: string | null
  readonly byteSize: number | null
  readonly requestedAt: Date
  readonly expiresAt: Date | null
}

const select = {
  id: true,
  memberId: true,
  status: true,
  filePath: true,
  checksum: true,
  byteSize: true,
  requestedAt: true,
  expiresAt: true,
} as const

/** Requests an export. While one is being made, returns that one. */
export async function requestExport(
  { activities, clock }: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  memberId: string,
): Promise<{ exportId: string; isNew: boolean }> {
  // Lock the member: two requests at the same time must make one export.
  await tx.$queryRaw`SELECT id FROM members WHERE id = ${memberId}::uuid FOR UPDATE`
  const waiting = await tx.memberExport.findFirst({ where: { memberId, status: 'asked' }, select: { id: true } })
  if (waiting) return { exportId: waiting.id, isNew: false }
  const { id } = await tx.memberExport.create({ data: { memberId, requestedAt: clock.now() }, select: { id: true } })
  await activities.append(tx, exportRequested, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, exportId: id },
  })
  return { exportId: id, isNew: true }
}

interface FinishExport {
  exportId: string
  filePath: string
  checksum: string
  byteSize: number
  expiresAt: Date
}

export async function finishExport(
  { activities, clock }: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { exportId, byteSize, ...file }: FinishExport,
): Promise<void> {
  const [finished] = await tx.memberExport.updateManyAndReturn({
    where: { id: exportId, status: 'asked' },
    data: { ...file, byteSize: BigInt(byteSize), status: 'ready', readyAt: clock.now() },
    select: { memberId: true },
  })
  if (!finished) return
  const { memberId } = finished
  const object = { memberId, exportId }
  await activities.append(tx, exportFinished, { objectId: memberId, object })
}

/** Records once that the file was deleted. */
export async function expireExport(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  exportId: string,
): Promise<void> {
  const [expired] = await tx.memberExport.updateManyAndReturn({
    where: { id: exportId, status: { not: 'expired' } },
    data: { status: 'expired', filePath: null },
    select: { memberId: true },
  })
  if (!expired) return
  const { memberId } = expired
  const object = { memberId, exportId }
  await activities.append(tx, exportExpired, { objectId: memberId, object })
}

/** A member's exports, newest first. */
export async function listExports(tx: Tx, memberId: string): Promise<readonly MemberExport[]> {
  const rows = await tx.memberExport.findMany({ where: { memberId }, orderBy: { id: 'desc' }, take: 10, select })
  return rows.map(toExport)
}

/** One export; undefined when it does not exist or belongs to another member. */
export async function findExport(
  tx: Tx,
  { exportId, memberId }: { exportId: string; memberId: string },
): Promise<MemberExport | undefined> {
  const row = await tx.memberExport.findFirst({ where: { id: exportId, memberId }, select })
  return row ? toExport(row) : undefined
}

function toExport(row: { status: string; byteSize: bigint | null } & Omit<MemberExport, 'status' | 'byteSize'>) {
  const byteSize = row.byteSize === null ? null : Number(row.byteSize)
  return Object.freeze({ ...row, status: oneOf(EXPORT_STATES, row.status), byteSize })
}
