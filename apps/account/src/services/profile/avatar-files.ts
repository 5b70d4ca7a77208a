import { createHash } from 'node:crypto'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import type { DrawnPicture } from '@rose-ash/shared/media/draw-picture'
import { mediaStore } from '@rose-ash/shared/media/media-store'
import { mediaPath, mediaUrl } from '@rose-ash/shared/media/picture'

type Context = Pick<SharedContext, 'config'>

/**
 * The folder of a member's pictures. Each member has a folder, so that deleting a picture does not affect the same picture of another
 * member. Its name does not reveal the member's id.
 */
export function avatarFolder(memberId: string): string {
  return `avatars/${createHash('sha256').update(`avatars of ${memberId}`).digest('hex').slice(0, 32)}`
}

/** The address of a member's picture, which every app serves. */
export function avatarUrl({ whole: [webp] }: DrawnPicture): string {
  return mediaUrl(webp.path)
}

/** Writes both files of a member's picture, unless they exist. */
export async function writeAvatar({ config }: Context, avatar: DrawnPicture): Promise<void> {
  // Loaded at the first picture, since few requests have one.
  const { writePicture } = await import('@rose-ash/shared/media/store-picture')
  await writePicture(mediaStore(config), avatar)
}

/** Undefined when the file does not exist: just deleted, or not one of ours. */
export async function readAvatar({ config }: Context, url: string): Promise<Buffer | undefined> {
  const path = mediaPath(url)
  return path ? mediaStore(config).read(path) : undefined
}

export async function removeAvatar({ config }: Context, url: string): Promise<void> {
  const path = mediaPath(url)
  if (path) await mediaStore(config).removeAll(path)
}

/** Deletes all pictures of a member, including those that a crash left. */
export async function removeAvatars({ config }: Context, memberId: string): Promise<void> {
  await mediaStore(config).removeFolder(avatarFolder(memberId))
}
