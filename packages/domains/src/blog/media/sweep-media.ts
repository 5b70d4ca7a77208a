import type { Db } from '@rose-ash/shared/db/client'
import type { LeavingFiles, StoredStem } from '@rose-ash/shared/media/leaving-files'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { referencedHashes } from './referenced-hashes.ts'

const DAY_MS = 24 * 3_600_000
/** Feeds, letters, the fediverse and kept pages show a picture that much longer than we do. */
const GRACE_MS = 30 * DAY_MS
/** An upload writes its files before the row that shows them. */
const UPLOAD_MS = DAY_MS

type Deps = Pick<ServiceDeps, 'clock'> & { readonly db: Db; readonly files: LeavingFiles }

/**
 * Deletes the files of pictures that nothing has shown for a month; returns how many. Files are set aside first and deleted when an upload
 * has not chosen them again at that very moment: an upload touches the files it finds, so a touched file is put back, and an upload that comes
 * later writes its own. What a killed process left aside is put back or deleted by the next run. Several processes may run it.
 */
export async function sweepMedia({ db, files, clock }: Deps): Promise<number> {
  const now = clock.now().getTime()
  const isShown = await showsBy(db, new Date(now - UPLOAD_MS))
  const settle = async (left: readonly StoredStem[]) => {
    for (const file of left) await (isShown(file) ? files.putBack(file) : files.remove(file))
  }
  await settle(await files.listAside())

  const unused = (await files.listStems()).filter((file) => !isShown(file))
  const due = await markUnused(db, unused, { now: new Date(now), before: new Date(now - GRACE_MS) })
  const leaving = unused.filter(({ stem }) => due.has(stem))
  for (const file of leaving) await files.setAside(file)
  await settle(await files.listAside())
  return leaving.length
}

async function showsBy(db: Db, uploadedAfter: Date): Promise<(file: StoredStem) => boolean> {
  const hashes = await referencedHashes(db)
  return ({ stem, touchedAt }) => touchedAt > uploadedAfter || hashes.has(stem.slice(-64))
}

/** Remembers since when files are unused, forgets it of those that are shown again, and returns those that have been for long enough. */
async function markUnused(
  db: Db,
  unused: readonly StoredStem[],
  { now, before }: { readonly now: Date; readonly before: Date },
): Promise<ReadonlySet<string>> {
  const stems = unused.map(({ stem }) => stem)
  await db.$executeRaw`DELETE FROM media_leavings WHERE stem <> ALL (${stems})`
  await db.$executeRaw`
    INSERT INTO media_leavings (stem, since) SELECT unnest(${stems}::text[]), ${now} ON CONFLICT (stem) DO NOTHING`
  const due = await db.mediaLeaving.findMany({ where: { since: { lte: before } } })
  return new Set(due.map(({ stem }) => stem))
}
