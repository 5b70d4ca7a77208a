import { randomBytes } from 'node:crypto'
import type { Redis } from 'ioredis'

const SECONDS = 60 * 60

/** Makes a challenge that only this holder (a member's session or a current sign-in) may answer; it expires like a sign-in. */
export async function openChallenge(redis: Redis, holder: string): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = Uint8Array.from(randomBytes(32))
  await redis.set(keyOf(holder, Buffer.from(challenge).toString('base64url')), '1', 'EX', SECONDS)
  return challenge
}

/** Claims a challenge; true for one answer only. */
export async function takeChallenge(redis: Redis, holder: string, challenge: string): Promise<boolean> {
  return /^[\w-]{43}$/.test(challenge) && (await redis.del(keyOf(holder, challenge))) === 1
}

/** The challenge inside an answer's client data, which the signature covers. */
export function challengeIn(clientDataJson: string): string {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString()) as { challenge?: unknown }
    return typeof challenge === 'string' ? challenge : ''
  } catch {
    return ''
  }
}

const keyOf = (holder: string, challenge: string) => `rose:passkey-challenge:${holder}:${challenge}`
