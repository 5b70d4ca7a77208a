import type { Tx } from '@rose-ash/shared/db/client'

const AT_MOST = 12

/** The next occurrences of an entry, for its editors. */
export function listComing(tx: Tx, { entryId, now }: { readonly entryId: string; readonly now: Date }) {
  return tx.occurrence.findMany({
    where: { entryId, endsAt: { gt: now } },
    orderBy: { startsAt: 'asc' },
    take: AT_MOST,
    select: { originalStart: true, startsAt: true, endsAt: true, status: true },
  })
}

export type ComingOccurrence = Awaited<ReturnType<typeof listComing>>[number]
