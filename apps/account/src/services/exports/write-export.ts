import { createHash, randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { strToU8, zipSync } from 'fflate'
import type { AppContext } from '../../context.ts'
import { exportReadme } from '../../texts/export-readme.ts'
import { readAvatar } from '../profile/avatar-files.ts'

type Context = Pick<AppContext, 'clock' | 'config' | 'db' | 'services' | 'site'>

export interface WrittenExport {
  readonly filePath: string
  readonly checksum: string
  readonly byteSize: number
}

/** The full path of an export's file, from its path in the database. */
export function exportFile({ config }: Pick<Context, 'config'>, filePath: string): string {
  return resolve(config.ROSE_DATA_DIR, filePath)
}

/**
 * Writes a zip with a JSON file from each of the six domains, the member's picture and a manifest of SHA-256 checksums. A second call
 * replaces the file atomically; only this process's user can read it.
 */
export async function writeExport(
  ctx: Context,
  { exportId, memberId }: { exportId: string; memberId: string },
): Promise<WrittenExport> {
  const zip = zipSync(await gather(ctx, memberId))
  const filePath = `exports/${exportId}.zip`
  const file = exportFile(ctx, filePath)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const half = `${file}.${randomUUID()}`
  await writeFile(half, zip, { mode: 0o600 })
  await rename(half, file)
  return { filePath, checksum: sha256(zip), byteSize: zip.byteLength }
}

/** Deletes an export's file, if it exists. */
export async function removeExport(ctx: Pick<Context, 'config'>, exportId: string): Promise<void> {
  await rm(exportFile(ctx, `exports/${exportId}.zip`), { force: true })
}

async function gather(ctx: Context, memberId: string): Promise<Record<string, Uint8Array>> {
  const { clock, db, services, site } = ctx
  const files: Record<string, Uint8Array> = {}
  for (const app of APP_NAMES) files[`${app}.json`] = toJson(await services[app].collectMemberRecords(db, memberId))
  const url = (await findMember(db, { id: memberId }))?.avatarUrl
  const picture = url && (await readAvatar(ctx, url))
  if (picture) files['picture.webp'] = picture
  files['README.txt'] = strToU8(exportReadme(site.coop.name))
  const listed = Object.entries(files).map(([name, bytes]) => ({
    name,
    bytes: bytes.byteLength,
    sha256: sha256(bytes),
  }))
  files['manifest.json'] = toJson({ memberId, madeAt: clock.now(), files: listed })
  return files
}

function toJson(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
