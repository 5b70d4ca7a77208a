import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { Tx } from '@rose-ash/shared/db/client'

/** Handles that speak for the house, its machines or nobody. */
const RESERVED = [
  ...APP_NAMES,
  ...['admin', 'administrator', 'root', 'system', 'operator', 'owner', 'staff', 'team', 'official', 'moderator', 'mod'],
  ...['steward', 'stewards', 'editor', 'editors', 'seller', 'sellers', 'member', 'members', 'everyone', 'all'],
  ...['coop', 'co_op', 'cooperative', 'cooperator', 'rose', 'roseash', 'rose_ash', 'shop', 'store', 'office', 'bank'],
  ...['support', 'help', 'info', 'contact', 'abuse', 'security', 'privacy', 'legal', 'billing', 'payments', 'refunds'],
  ...['postmaster', 'hostmaster', 'webmaster', 'mailer_daemon', 'mail', 'noreply', 'no_reply', 'newsletter', 'sales'],
  ...[
    'inbox',
    'outbox',
    'actor',
    'actors',
    'relay',
    'instance',
    'api',
    'www',
    'internal',
    'login',
    'signin',
    'sign_in',
  ],
  ...['me', 'self', 'you', 'anonymous', 'nobody', 'deleted', 'null', 'undefined'],
]

/**
 * What a handle looks like at a glance: the confusables of UTS 39 among the letters, digits and underscores that a handle may have, in
 * which case does not count.
 */
function skeletonOf(handle: string): string {
  const letters = handle.toLowerCase().replaceAll('_', '')
  return letters.replaceAll('0', 'o').replaceAll(/[1i]/g, 'l').replaceAll('rn', 'm').replaceAll('vv', 'w')
}

const RESERVED_SKELETONS = new Set(RESERVED.map(skeletonOf))

export function isReservedHandle(handle: string): boolean {
  return RESERVED_SKELETONS.has(skeletonOf(handle))
}

export function looksLike(handle: string, other: string): boolean {
  return skeletonOf(handle) === skeletonOf(other)
}

interface WantedHandle {
  handle: string
  memberId: string
}

/** Whether another member has the handle, or one that looks like it. The statement makes the same skeleton as `skeletonOf`. */
export async function isTakenHandle(tx: Tx, { handle, memberId }: WantedHandle): Promise<boolean> {
  const taken = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM members WHERE id <> ${memberId}::uuid
      AND replace(replace(translate(lower(handle::text), '01i_', 'oll'), 'rn', 'm'), 'vv', 'w') = ${skeletonOf(handle)}
    LIMIT 1`
  return taken.length > 0
}
