import { createHash } from 'node:crypto'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import type { DrawnPicture } from '@rose-ash/shared/media/draw-picture'
import { mediaStore } from '@rose-ash/shared/media/media-store'
import { mediaPath, mediaUrl } from '@rose-ash/shared/media/picture'

type Context = Pick<SharedContext, 'config'>

/**
 * The folder of a member's pictures: each member has one, so that a picture can go while the same picture of another member stays. Its name
 * does not tell the member's id.
 */
export function avatarFolder(memberId: string): string {
  return `avatars/${createHash('sha256').update(`avatars of ${memberId}`).digest('hex').slice(0, 32)}`
}

/** Where a member's picture is found on every host of the house. */
export function avatarUrl({ whole: [webp] }: DrawnPicture): string {
  return mediaUrl(webp.path)
}

/** Writes both files of a member's picture; they may be there already. */
export async function writeAvatar({ config }: Context, avatar: DrawnPicture): Promise<void> {
  // Loaded with the first picture: few requests bring one.
  const { writePicture } = await import('@rose-ash/shared/media/store-picture')
  await writePicture(mediaStore(config), avatar)
}

/** Undefined when it is not there: taken away a moment ago, or never ours. */
export async function readAvatar({ config }: Context, url: string): Promise<Buffer | undefined> {
  const path = mediaPath(url)
  return path ? mediaStore(config).read(path) : undefined
}

export async function removeAvatar({ config }: Context, url: string): Promise<void> {
  const path = mediaPath(url)
  if (!path) return
  const media = mediaStore(config)
  await Promise.all([path, path.replace(/webp$/, 'avif')].map((each) => media.remove(each)))
}

/** Takes away all pictures that a member has had, also those that a crash left. */
export async function removeAvatars({ config }: Context, memberId: string): Promise<void> {
  await mediaStore(config).removeFolder(avatarFolder(memberId))
}
