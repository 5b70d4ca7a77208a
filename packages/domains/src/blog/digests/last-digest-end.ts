import type { Tx } from '@rose-ash/shared/db/client'

/** The end of the window of the last published digest; null when there is none. */
export async function lastDigestEnd(tx: Tx): Promise<Date | null> {
  const last = await tx.digest.findFirst({
    where: { status: 'published' },
    orderBy: { windowTo: 'desc' },
    select: { windowTo: true },
  })
  return last?.windowTo ?? null
}
