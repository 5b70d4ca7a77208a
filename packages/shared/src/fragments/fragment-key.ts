import { createHash } from 'node:crypto'
import { standingOf } from '../audience/standing.ts'
import { writesOf } from '../freshness/marks.ts'
import type { Audience } from './audience.ts'
import { FRAGMENTS, type FragmentType } from './catalogue.ts'
import type { FragmentDefinition } from './define-fragment.ts'
import type { FragmentRequest } from './fragment-request.ts'

/** One fragment for one audience, with the Redis keys of its copy and its marks. */
export interface FragmentKey {
  readonly type: FragmentType
  /** Query string of the normalised params, sorted by key. */
  readonly query: string
  /** The part of the audience that the type varies by; its owner learns nothing else. */
  readonly audience: Audience
  /**
   * A personal copy is kept under all that the session says of the member: a new role reaches the session after it touched the member's
   * key, and a copy that was made in between has the old one.
   */
  readonly entry: string
  /** The freshness keys of the data in the HTML. */
  readonly reads: readonly string[]
  /** The key of the reader's own writes, for a personal fragment. */
  readonly writes?: string
}

const PREFIX = 'fragment:'

/** Normalises a request. Throws a ZodError when the params do not fit the type. */
export function fragmentKey({ type, params }: FragmentRequest, audience: Audience): FragmentKey {
  const definition: FragmentDefinition = FRAGMENTS[type]
  const parsed = definition.params.parse(params ?? {})
  const query = queryOf(parsed as object)
  const known = narrow(type, audience)
  const who = identityOf(known)
  const digest = createHash('sha256')
    .update(`${query}\n${who || (known.standing ?? '')}\n${known.member ? JSON.stringify(known.member) : ''}`)
    .digest('base64url')
    .slice(0, 27)
  return {
    type,
    query,
    audience: known,
    entry: `${PREFIX}entry:${type}:${digest}`,
    reads: definition.reads(parsed, known),
    ...(who && { writes: writesOf(who) }),
  }
}

/** A shared fragment's owner never learns the reader's identity, so it cannot put anything personal under a shared key. */
function narrow(type: FragmentType, { member, cartHash, standing }: Audience): Audience {
  const { varyBy }: FragmentDefinition = FRAGMENTS[type]
  if (varyBy === 'member') return { member }
  if (varyBy === 'cart') return { member, cartHash }
  if (varyBy === 'standing') return { standing: standing ?? standingOf(member) }
  return {}
}

/** `member:<id>`, `cart:<hash>`, or '' for anonymous visitors without a cart. */
export function identityOf({ member, cartHash }: Pick<Audience, 'cartHash'> & { member?: { id: string } }): string {
  if (member) return `member:${member.id}`
  return cartHash ? `cart:${cartHash}` : ''
}

function queryOf(params: object): string {
  const present = Object.entries(params).filter(([, value]) => value !== undefined && value !== '')
  return new URLSearchParams(present.map(([name, value]) => [name, String(value)]).sort(byName)).toString()
}

const byName = ([a]: string[], [b]: string[]) => (a! < b! ? -1 : 1)
