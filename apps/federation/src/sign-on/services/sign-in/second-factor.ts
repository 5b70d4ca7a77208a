import type { AppContext } from '../../../context.ts'

type Deps = Pick<AppContext, 'redis'>

/** How long a redeemed proof counts as the first factor. */
const LETTER_SECONDS = 10 * 60
const TRIES = 5

const memberKey = (interactionUid: string) => `rose:second-factor:${interactionUid}`
const triesKey = (interactionUid: string) => `rose:second-factor-tries:${interactionUid}`

/** Records the redeemed proof while the second factor is missing. */
export async function awaitSecondFactor(
  { redis }: Deps,
  { interactionUid, memberId }: { interactionUid: string; memberId: string },
): Promise<void> {
  await redis.set(memberKey(interactionUid), memberId, 'EX', LETTER_SECONDS)
}

/** The member whose second factor a sign-in waits for. */
export async function awaitedMember({ redis }: Deps, interactionUid: string): Promise<string | undefined> {
  return (await redis.get(memberKey(interactionUid))) ?? undefined
}

/** Counts an attempt before it is checked; false when there were too many, and the sign-in must be started again. */
export async function countTry({ redis }: Deps, interactionUid: string): Promise<boolean> {
  const tries = await redis.incr(triesKey(interactionUid))
  await redis.expire(triesKey(interactionUid), LETTER_SECONDS * 6)
  return tries <= TRIES
}

/** Claims the redeemed proof, so that only one of several correct codes continues. */
export async function takeSecondFactor({ redis }: Deps, interactionUid: string): Promise<boolean> {
  return (await redis.del(memberKey(interactionUid))) === 1
}
