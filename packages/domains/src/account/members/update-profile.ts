import { memberUpdated } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError, NotFoundError, ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { Member } from '@rose-ash/shared/protocols/member'
import { hasWords } from '@rose-ash/shared/words/has-words'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { memberSelect, toMember } from '../to-member.ts'
import { isReservedHandle, isTakenHandle, looksLike } from './check-handle.ts'

interface UpdateProfile {
  memberId: string
  name: string
  handle: string | null
  bio: string
  isFederated: boolean
  /** Unchanged when absent. */
  avatarUrl?: string | null
  /** Who changes it, when it is not the member. */
  byId?: string
}

/** Reasons for refusing a profile; the `details` of the error give one for each invalid field. */
export type ProfileRefusal =
  | 'name_missing'
  | 'name_too_long'
  | 'name_strange'
  | 'bio_too_long'
  | 'handle_missing'
  | 'handle_malformed'
  | 'handle_taken'
  | 'handle_reserved'

type RefusedFields = Partial<Record<'name' | 'bio' | 'handle', ProfileRefusal>>

class HandleTakenError extends ConflictError {
  constructor() {
    const details: RefusedFields = { handle: 'handle_taken' }
    super('the handle belongs to somebody else', { code: 'handle_taken', details })
  }
}

class ReservedHandleError extends ConflictError {
  constructor() {
    const details: RefusedFields = { handle: 'handle_reserved' }
    super('the handle is reserved for the house', { code: 'handle_reserved', details })
  }
}

/**
 * Saves a member's profile and updates their public actor. Throws ValidationError, HandleTakenError (also
 * for a handle that looks like another's) or ReservedHandleError; nothing is saved then. A member keeps the handle they have.
 */
export async function updateProfile(
  { activities, services, site }: Pick<ServiceDeps, 'activities' | 'services' | 'site'>,
  tx: Tx,
  { memberId, byId = memberId, ...profile }: UpdateProfile,
): Promise<Member> {
  const wanted = checkProfile(profile)
  const before = await tx.member.findUnique({ where: { id: memberId }, select: memberSelect })
  if (!before) throw new NotFoundError('no such member')
  const fields = FIELDS.filter((field) => wanted[field] !== undefined && before[field] !== wanted[field])
  if (fields.length === 0) return toMember(before)
  if (fields.includes('handle')) await assertHandleFree(tx, { ...wanted, memberId }, site.coop.handle)
  const row = await tx.member.update({ where: { id: memberId }, data: wanted, select: memberSelect })
  await activities.append(tx, memberUpdated, {
    actorId: byId,
    objectId: memberId,
    object: { memberId, fields },
  })
  const member = toMember(row)
  await services.federation.syncMemberActor(tx, member)
  return member
}

const FIELDS = ['name', 'handle', 'bio', 'isFederated', 'avatarUrl'] as const

/** Characters that change how others are drawn: control characters, line ends, and what turns the direction of text around. */
const STEERING = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/u

function checkProfile(profile: Omit<UpdateProfile, 'memberId' | 'byId'>): Omit<UpdateProfile, 'memberId' | 'byId'> {
  const wanted = {
    ...profile,
    name: profile.name.trim(),
    bio: profile.bio.trim(),
    handle: profile.handle?.trim().replace(/^@/, '') || null,
  }
  const details: RefusedFields = {}
  if (!hasWords(wanted.name)) details.name = 'name_missing'
  if (STEERING.test(wanted.name)) details.name = 'name_strange'
  if (wanted.name.length > 80) details.name = 'name_too_long'
  if (wanted.bio.length > 600) details.bio = 'bio_too_long'
  if (wanted.handle && !/^[a-zA-Z0-9_]{2,30}$/.test(wanted.handle)) details.handle = 'handle_malformed'
  if (wanted.isFederated && !wanted.handle) details.handle = 'handle_missing'
  if (Object.keys(details).length > 0) throw new ValidationError('the profile cannot be saved', { details })
  return wanted
}

async function assertHandleFree(
  tx: Tx,
  { handle, memberId }: Pick<UpdateProfile, 'handle' | 'memberId'>,
  ofTheCoop: string,
): Promise<void> {
  if (!handle) return
  if (isReservedHandle(handle)) throw new ReservedHandleError()
  if (looksLike(handle, ofTheCoop) || (await isTakenHandle(tx, { handle, memberId }))) throw new HandleTakenError()
}
