import { randomBytes } from 'node:crypto'
import type { Redis } from 'ioredis'

const SECONDS = 60 * 60

/** A challenge that only this holder (a member's session, a sign-in under way) may answer, for as long as a sign-in may take. */
export async function openChallenge(redis: Redis, holder: string): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = Uint8Array.from(randomBytes(32))
  await redis.set(keyOf(holder, Buffer.from(challenge).toString('base64url')), '1', 'EX', SECONDS)
  return challenge
}

/** Claims it: of any number of answers to one challenge one is looked at. */
export async function takeChallenge(redis: Redis, holder: string, challenge: string): Promise<boolean> {
  return /^[\w-]{43}$/.test(challenge) && (await redis.del(keyOf(holder, challenge))) === 1
}

/** The challenge an answer says it answers; the signature covers it. */
export function challengeIn(clientDataJson: string): string {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString()) as { challenge?: unknown }
    return typeof challenge === 'string' ? challenge : ''
  } catch {
    return ''
  }
}

const keyOf = (holder: string, challenge: string) => `rose:passkey-challenge:${holder}:${challenge}`
