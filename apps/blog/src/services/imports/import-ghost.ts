import { access } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { saveMedia } from '@rose-ash/domains/blog/media/save-media'
import type { StoredMedia } from '@rose-ash/domains/blog/media/stored-media'
import { importFinished } from '@rose-ash/shared/activities/catalogue/blog'
import { mediaStore } from '@rose-ash/shared/media/media-store'
import { mediaUrl } from '@rose-ash/shared/media/picture'
import { srcsetOfVariants } from '@rose-ash/shared/media/srcset'
import { IMPORT_WARNINGS } from '../../texts/import-refusals.ts'
import { createLinkResolver, type KnownMedia } from '../rendering/link-resolver.ts'
import { openLedger } from './import-ledger.ts'
import { type ImportReport, importReport } from './import-report.ts'
import type { ImportContext, ImportRun } from './import-run.ts'
import { contentPaths } from './reading/content-paths.ts'
import { findOldOrigins, GHOST_URL } from './reading/find-old-origins.ts'
import type { GhostData } from './reading/ghost-export-schema.ts'
import { openSource } from './reading/open-source.ts'
import { preparePosts } from './reading/prepare-posts.ts'
import { readGhostExport } from './reading/read-ghost-export.ts'
import { readMembersCsv } from './reading/read-members-csv.ts'
import { storeUploads } from './writing/store-uploads.ts'
import { writeAuthors } from './writing/write-authors.ts'
import { writeMembers } from './writing/write-members.ts'
import { writeNavigation } from './writing/write-navigation.ts'
import { writeNewsletters } from './writing/write-newsletters.ts'
import { writePosts } from './writing/write-posts.ts'
import { writeRedirects } from './writing/write-redirects.ts'
import { writeSettings } from './writing/write-settings.ts'
import { writeSnippets } from './writing/write-snippets.ts'
import { writeTags } from './writing/write-tags.ts'

export interface ImportGhost {
  readonly file: string
  /** The site's content folder. Default: `content` beside the file. */
  readonly images?: string
  /** The members export. Default: `members.csv` beside the file, if it exists. */
  readonly members?: string
  /** An origin of the old site, in case the export does not reveal it. */
  readonly oldUrl?: string
}

const SIGN_UP = '/auth/login?next=/'

/**
 * Imports a Ghost export in one transaction. A second run writes only what has changed in the export, and keeps posts that were edited
 * here. Throws ImportFileError when the file cannot be used.
 */
export async function importGhost(
  ctx: ImportContext,
  { file, images, members: membersFile, oldUrl }: ImportGhost,
): Promise<ImportReport> {
  const { data: exported, version } = await readGhostExport(file)
  const csv = membersFile ?? (await existing(join(dirname(file), 'members.csv')))
  const members = csv ? await readMembersCsv(csv) : []
  const told: string[] = []
  if (csv && members.some(({ isSubscribed }) => isSubscribed === null)) {
    told.push(IMPORT_WARNINGS.noWhether(basename(csv)))
  }
  const inside = exported.subscribers.length + exported.members.length
  if (inside > 0 && !csv) told.push(IMPORT_WARNINGS.peopleInside(inside))
  const data = withNewsletter(exported, members, (text) => told.push(text))
  const origins = [GHOST_URL, ...findOldOrigins(data.posts), ...(oldUrl ? [oldUrl.replace(/\/+$/, '')] : [])]
  const uploads = await storeUploads(ctx, {
    paths: contentPaths(data),
    contentFolder: images ?? (await existing(join(dirname(resolve(file)), 'content'))),
    media: mediaStore(ctx.config),
  })
  const mediaByPath = new Map([...uploads.byPath].map(([path, stored]) => [path, knownMedia(stored)]))
  const links = createLinkResolver({ siteOrigins: origins, mediaByPath, signUpUrl: SIGN_UP })
  const posts = preparePosts(data, { links, signUpUrl: SIGN_UP })

  return ctx.transact(
    async (tx) => {
      // Otherwise two imports at once would both insert everything: the second waits for the first.
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('blog.import'))::text`
      const ids = await saveUploads(tx, uploads.byPath)
      const source = await openSource(tx, { data, origin: origins[1] ?? null })
      const ledger = await openLedger(tx, source.id)
      const mediaId = (raw: string | null | undefined) => ids.bySha.get((raw && links.media(raw)?.id) || '') ?? null
      const addresses = new Map([...mediaByPath].map(([path, { src }]) => [path, src]))
      const mediaIn = (html: string) =>
        [...new Set(uploads.byPath.values())]
          .filter(({ path }) => html.includes(path))
          .flatMap(({ sha256 }) => ids.bySha.get(sha256) ?? [])
      await writeAll({
        ctx,
        tx,
        ledger,
        data,
        posts,
        members,
        links,
        uploads: addresses,
        mediaId,
        mediaIn,
        warn: (text) => told.push(text),
      })
      const report = importReport(ledger, {
        version,
        newFiles: ids.created,
        warnings: [...uploads.warnings, ...unknownCards(posts), ...told],
      })
      if (report.created + report.updated > 0) await tellLog(ctx, tx, source.id, report)
      return report
    },
    { timeout: 300_000 },
  )
}

/** Ghost 4 had one newsletter without a row: without one here its subscribers would get nothing any more. */
function withNewsletter(data: GhostData, members: ImportRun['members'], warn: (text: string) => void): GhostData {
  if (data.newsletters.length > 0 || !members.some(({ isSubscribed }) => isSubscribed)) return data
  const title = data.settings.find(({ key }) => key === 'title')?.value
  const name = typeof title === 'string' && title ? title : 'Newsletter'
  warn(IMPORT_WARNINGS.newsletterMade(name))
  const none = { description: null, sender_name: null, sender_email: null, status: 'active', sort_order: 0 }
  const only = { id: 'ghost-4', slug: 'default-newsletter', name, subscribe_on_signup: true, ...none }
  return { ...data, newsletters: [only] }
}

async function writeAll(run: ImportRun): Promise<void> {
  await writeNewsletters(run)
  await writeAuthors(run)
  await writeTags(run)
  await writePosts(run)
  await writeSnippets(run)
  await writeNavigation(run)
  await writeSettings(run)
  await writeRedirects(run)
  await writeMembers(run)
}

async function saveUploads(tx: ImportRun['tx'], byPath: ReadonlyMap<string, StoredMedia>) {
  const bySha = new Map<string, string>()
  let created = 0
  for (const media of byPath.values()) {
    if (bySha.has(media.sha256)) continue
    const { id, isNew } = await saveMedia(tx, media)
    bySha.set(media.sha256, id)
    if (isNew) created += 1
  }
  return { bySha, created }
}

async function tellLog(
  ctx: ImportContext,
  tx: ImportRun['tx'],
  sourceId: string,
  { created, updated }: ImportReport,
): Promise<void> {
  const object = { source: 'ghost', created, updated }
  await ctx.activities.append(tx, importFinished, { objectId: sourceId, object })
}

/** A file whose row may not exist yet, identified by its hash. */
function knownMedia({ sha256, path, width, height, variants }: StoredMedia): KnownMedia {
  return { id: sha256, src: mediaUrl(path), width, height, srcset: srcsetOfVariants({ variants }) }
}

function unknownCards(posts: ImportRun['posts']): readonly string[] {
  return posts.flatMap(({ ghost, rendered }) =>
    rendered.unknown.map((type) => IMPORT_WARNINGS.unknownCard(ghost.title, type)),
  )
}

async function existing(path: string): Promise<string | null> {
  return access(path).then(
    () => path,
    () => null,
  )
}
