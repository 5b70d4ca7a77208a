import type { AppContext } from '../../context.ts'

type Deps = Pick<AppContext, 'redis'>

/** How long a letter counts as the first of two proofs. */
const PATIENCE_SECONDS = 10 * 60
const TRIES = 5

const memberKey = (uid: string) => `rose:second-factor:${uid}`
const triesKey = (uid: string) => `rose:second-factor-tries:${uid}`

/** Notes that the letter has been proven, and that a code is still to come. */
export async function awaitSecondFactor({ redis }: Deps, uid: string, memberId: string): Promise<void> {
  await redis.set(memberKey(uid), memberId, 'EX', PATIENCE_SECONDS)
}

/** Whose second factor a sign-in waits for. */
export async function awaitedMember({ redis }: Deps, uid: string): Promise<string | undefined> {
  return (await redis.get(memberKey(uid))) ?? undefined
}

/** Counts a try before it is looked at; false when there were too many, and the sign-in has to begin again. */
export async function countTry({ redis }: Deps, uid: string): Promise<boolean> {
  const tries = await redis.incr(triesKey(uid))
  await redis.expire(triesKey(uid), PATIENCE_SECONDS * 6)
  return tries <= TRIES
}

/** Claims the proven letter: of any number of right codes one goes on. */
export async function takeSecondFactor({ redis }: Deps, uid: string): Promise<boolean> {
  return (await redis.del(memberKey(uid))) === 1
}
