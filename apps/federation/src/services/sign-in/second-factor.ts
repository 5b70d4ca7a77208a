import type { AppContext } from '../../context.ts'

type Deps = Pick<AppContext, 'redis'>

/** How long a letter counts as the first of two proofs. */
const LETTER_SECONDS = 10 * 60
const TRIES = 5

const memberKey = (interactionUid: string) => `rose:second-factor:${interactionUid}`
const triesKey = (interactionUid: string) => `rose:second-factor-tries:${interactionUid}`

/** Notes that the letter has been proven, and that a code is still to come. */
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

/** Counts a try before it is looked at; false when there were too many, and the sign-in has to begin again. */
export async function countTry({ redis }: Deps, interactionUid: string): Promise<boolean> {
  const tries = await redis.incr(triesKey(interactionUid))
  await redis.expire(triesKey(interactionUid), LETTER_SECONDS * 6)
  return tries <= TRIES
}

/** Claims the proven letter: of any number of right codes one goes on. */
export async function takeSecondFactor({ redis }: Deps, interactionUid: string): Promise<boolean> {
  return (await redis.del(memberKey(interactionUid))) === 1
}
