import { findMember } from '@rose-ash/domains/account/members/find-member'
import { updateProfile } from '@rose-ash/domains/account/members/update-profile'
import type { Upload } from '@rose-ash/server/http/upload-form'
import type { Tx } from '@rose-ash/shared/db/client'
import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { DrawnPicture } from '@rose-ash/shared/media/draw-picture'
import type { PictureRefusal } from '@rose-ash/shared/media/picture-refused-error'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { AppContext } from '../../context.ts'
import { avatarUrl, removeAvatar, writeAvatar } from './avatar-files.ts'
import { asFieldRefusal, drawAvatar } from './draw-avatar.ts'

type Context = Pick<AppContext, 'activities' | 'config' | 'services' | 'site' | 'transact'>

interface SaveProfile {
  readonly memberId: string
  readonly name: string
  readonly handle: string | null
  readonly bio: string
  readonly isFederated: boolean
  readonly picture?: Upload | undefined
  readonly withoutPicture: boolean
}

/**
 * Saves a member's profile with their picture. An uploaded picture wins over the box that removes the picture. Throws ValidationError
 * or HandleTakenError with the invalid fields; nothing is saved then.
 */
export async function saveProfile(ctx: Context, { picture, withoutPicture, ...profile }: SaveProfile): Promise<Member> {
  const { memberId } = profile
  const avatar = picture && (await draw(memberId, picture))
  const { before, member } = await ctx.transact(async (tx) => {
    const before = await lock(tx, memberId)
    const face = avatar ? { avatarUrl: avatarUrl(avatar) } : withoutPicture ? { avatarUrl: null } : {}
    const member = await updateProfile(ctx, tx, { ...profile, ...face })
    // Write the files before the commit, so that a committed address always has its picture.
    if (avatar) await asFieldRefusal(() => writeAvatar(ctx, avatar))
    return { before, member }
  })
  if (before && before !== member.avatarUrl) await forget(ctx, memberId, before)
  return member
}

/** Locks the member's row and reads their picture, so that requests which write or remove a member's pictures run one after another. */
async function lock(tx: Tx, memberId: string): Promise<string | null | undefined> {
  await tx.$queryRaw`SELECT id FROM members WHERE id = ${memberId}::uuid FOR UPDATE`
  return (await findMember(tx, { id: memberId }))?.avatarUrl
}

/** Deletes a replaced picture, unless another tab has just chosen it again. */
async function forget(ctx: Context, memberId: string, url: string): Promise<void> {
  await ctx.transact(async (tx) => {
    if ((await lock(tx, memberId)) !== url) await removeAvatar(ctx, url)
  })
}

async function draw(memberId: string, { bytes, isTooLarge }: Upload): Promise<DrawnPicture> {
  if (isTooLarge) {
    const details = { picture: 'picture_too_large' satisfies PictureRefusal }
    throw new ValidationError('the picture is too large', { details })
  }
  return drawAvatar(memberId, bytes)
}
