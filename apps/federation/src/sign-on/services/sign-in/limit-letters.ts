import { createHash } from 'node:crypto'
import { isWithinLimit, limitUse } from '@rose-ash/server/http/rate-limit'
import type { AppContext } from '../../../context.ts'

interface AskedLetter {
  readonly email: string
  readonly network: string
  readonly knownBrowser: string | undefined
}

const WINDOW = { windowSeconds: 15 * 60 }
const PER_NETWORK = { name: 'sign-in-network', limit: 60, ...WINDOW }
const PER_ADDRESS_IN_NETWORK = { name: 'sign-in-address', limit: 6, ...WINDOW }
const PER_ADDRESS = { name: 'sign-in-mailbox', limit: 12, ...WINDOW }
const OWN_SHARE = { name: 'sign-in-browser', limit: 6, ...WINDOW }
const OWN_SLOWLY = { name: 'sign-in-browser-slowly', limit: 1, windowSeconds: 120 }

/**
 * Stops floods of letters without stopping who owns the mailbox. Strangers are counted by network, by address within the network, and
 * all together by address. A browser that has signed the member in before is in none of these counts: it has a share of its own, and
 * beyond it a letter every two minutes. Throws RateLimitedError.
 */
export async function limitLetters(
  ctx: Pick<AppContext, 'redis' | 'log'>,
  { email: address, network, knownBrowser }: AskedLetter,
): Promise<void> {
  const mailbox = createHash('sha256').update(address.toLowerCase()).digest('hex')
  const caller = { network, address }
  if (knownBrowser) {
    const own = `${mailbox}:${knownBrowser}`
    if (!(await isWithinLimit(ctx, OWN_SHARE, own))) await limitUse(ctx, OWN_SLOWLY, own, caller)
    return
  }
  await limitUse(ctx, PER_NETWORK, network, caller)
  await limitUse(ctx, PER_ADDRESS_IN_NETWORK, `${mailbox}:${network}`, caller)
  await limitUse(ctx, PER_ADDRESS, mailbox, caller)
}
