import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { writeOnce } from '@rose-ash/shared/media/write-once'
import type { Avatar } from './draw-avatar.ts'

type Context = Pick<SharedContext, 'config'>

/**
 * Where a face is found on every host of the house: under the hash of its bytes, and so the same for ever. Each member has a folder of
 * their own, so that one face can go while the same picture of somebody else stays; its name does not tell the member's id.
 */
export function avatarUrl(memberId: string, { webp }: Avatar): string {
  return `/media/${folderOf(memberId)}/${sha256(webp)}.webp`
}

/** Writes both files of a face; they may be there already. */
export async function writeAvatar({ config }: Context, memberId: string, avatar: Avatar): Promise<void> {
  const file = fileOf(config, avatarUrl(memberId, avatar))
  await writeOnce(file, async () => avatar.webp)
  await writeOnce(avifOf(file), async () => avatar.avif)
}

/** Undefined when it is not there: taken away a moment ago, or never ours. */
export async function readAvatar({ config }: Context, url: string): Promise<Buffer | undefined> {
  return readFile(fileOf(config, url)).catch(() => undefined)
}

export async function removeAvatar({ config }: Context, url: string): Promise<void> {
  const file = fileOf(config, url)
  await Promise.all([file, avifOf(file)].map((each) => rm(each, { force: true })))
}

/** Takes away every face that a member has had, whatever a crash may have left. */
export async function removeAvatars({ config }: Context, memberId: string): Promise<void> {
  await rm(resolve(config.ROSE_DATA_DIR, 'media', folderOf(memberId)), { recursive: true, force: true })
}

function folderOf(memberId: string): string {
  return `avatars/${sha256(`avatars of ${memberId}`).slice(0, 32)}`
}

function fileOf(config: Context['config'], url: string): string {
  return resolve(config.ROSE_DATA_DIR, url.slice(1))
}

function avifOf(file: string): string {
  return file.replace(/webp$/, 'avif')
}

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
