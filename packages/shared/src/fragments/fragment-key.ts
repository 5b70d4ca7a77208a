import { createHash } from 'node:crypto'
import { FRAGMENTS, type FragmentType } from './catalogue.ts'
import type { Audience, FragmentRequest } from './fragment-request.ts'

/** One fragment for one audience, and where its copy and its marks are kept. */
export interface FragmentKey {
  readonly type: FragmentType
  /** Query string of the normalised params, keys in order. */
  readonly query: string
  /** What its owner may know of the audience: nothing that the type does not vary by. */
  readonly audience: Audience
  readonly entry: string
  /** Counters that make the copy out of date when they move: of the type, of type and params, of the audience. */
  readonly marks: readonly string[]
}

const PREFIX = 'fragment:'

/** Normalises a request. Throws a ZodError when the params do not fit the type. */
export function fragmentKey({ type, params }: FragmentRequest, audience: Audience): FragmentKey {
  const query = queryOf(FRAGMENTS[type].params.parse(params ?? {}))
  const known = narrow(type, audience)
  const who = identityOf(known)
  const digest = createHash('sha256').update(`${query}\n${who}`).digest('base64url').slice(0, 27)
  return {
    type,
    query,
    audience: known,
    entry: `${PREFIX}entry:${type}:${digest}`,
    marks: [typeMark(type), paramsMark(type, query), ...(who ? [audienceMark(who)] : [])],
  }
}

/** A shared fragment's owner never learns who is looking, so it cannot put anything personal under a shared key. */
function narrow(type: FragmentType, { member, cartHash }: Audience): Audience {
  const { varyBy } = FRAGMENTS[type]
  if (varyBy === 'member') return { member }
  if (varyBy === 'cart') return { member, cartHash }
  return {}
}

/** `member:<id>`, `cart:<hash>`, or '' for anonymous visitors without a cart. */
export function identityOf({ member, cartHash }: Audience): string {
  if (member) return `member:${member.id}`
  return cartHash ? `cart:${cartHash}` : ''
}

export function queryOf(params: object): string {
  const present = Object.entries(params).filter(([, value]) => value !== undefined && value !== '')
  return new URLSearchParams(present.map(([name, value]) => [name, String(value)]).sort(byName)).toString()
}

export const typeMark = (type: string) => `${PREFIX}mark:${type}`
export const paramsMark = (type: string, query: string) => `${PREFIX}mark:${type}?${query}`
export const audienceMark = (who: string) => `${PREFIX}mark:${who}`

const byName = ([a]: string[], [b]: string[]) => (a! < b! ? -1 : 1)
