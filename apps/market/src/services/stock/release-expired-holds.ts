import type { AppContext } from '../../context.ts'

const AT_ONCE = 100

/** Gives back every hold that ran out, some at a time so that no row is locked for long. */
export async function releaseExpiredHolds({
  transact,
  services,
  log,
}: Pick<AppContext, 'transact' | 'services' | 'log'>): Promise<void> {
  for (let released = AT_ONCE; released === AT_ONCE; ) {
    released = await transact((tx) => services.market.releaseExpired(tx, { limit: AT_ONCE }))
    if (released > 0) log.info({ released }, 'expired holds released')
  }
}
