import { createHash } from 'node:crypto'
import type { Tx } from '@rose-ash/shared/db/client'
import type { GhostData } from './ghost-export-schema.ts'

/** The row of the site that an export comes from, created at its first import. */
export async function openSource(
  tx: Tx,
  { data, origin }: { data: GhostData; origin: string | null },
): Promise<{ id: string }> {
  const fingerprint = fingerprintOf(data)
  const title = data.settings.find(({ key }) => key === 'title')?.value
  const known = await tx.importSource.findUnique({
    where: { kind_fingerprint: { kind: 'ghost', fingerprint } },
    select: { id: true },
  })
  if (known) return known
  return tx.importSource.create({
    data: { kind: 'ghost', fingerprint, title: typeof title === 'string' ? title : null, origin },
    select: { id: true },
  })
}

/** Identifies a Ghost site by an id that never changes: that of the row of its title setting, else of its first user. */
function fingerprintOf({ settings, users }: GhostData): string {
  const title = settings.find(({ key }) => key === 'title')
  const mark = title?.id ? `setting ${title.id}` : `user ${users[0]?.id ?? ''} ${users[0]?.slug ?? ''}`
  return createHash('sha256').update(mark).digest('hex')
}
