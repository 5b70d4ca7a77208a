import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { ImportReport } from '@rose-ash/blog/services/imports/import-report'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { group } from '../group.ts'
import { print, table } from '../print.ts'

interface Options {
  readonly images?: string
  readonly members?: string
  readonly oldUrl?: string
  readonly json?: boolean
}

/** `rose import ghost FILE`: imports a Ghost export with its pictures and members; a second run changes nothing. */
export function registerImportGhost(program: Command): void {
  group(program, 'import', 'content from elsewhere')
    .command('ghost <file>')
    .description('posts, pages, tags, authors, menus, pictures, newsletters and members from a Ghost JSON export')
    .option('--images <dir>', 'the site’s content folder (default: content beside the file)')
    .option('--members <csv>', 'the members export (default: members.csv beside the file, when there)')
    .option('--old-url <url>', 'an address the site had, when links to it are left over')
    .option('--json', 'JSON')
    .action(async (file: string, options: Options) => {
      const importGhost = await loadImport()
      const { withContext } = await import('../with-context.ts')
      const { json, ...input } = options
      const report = await withContext((ctx) => importGhost(ctx, { file, ...input }))
      print(report, { ...(json !== undefined && { json }) }, () => inWords(report))
    })
}

type ImportGhost = typeof import('@rose-ash/blog/services/imports/import-ghost').importGhost

/** Blog's own use case. It is no dependency of ours, since images of other apps have no blog. */
async function loadImport(): Promise<ImportGhost> {
  const blog = new URL('../../../../apps/blog/package.json', import.meta.url)
  if (!existsSync(blog)) throw new CliError('Only blog can import: run this command in its image.')
  const file = createRequire(blog).resolve('@rose-ash/blog/services/imports/import-ghost')
  return (await import(pathToFileURL(file).href)).importGhost
}

function inWords(report: ImportReport): string {
  const rows = Object.entries(report.byEntity).map(([entity, { created, updated, unchanged, kept }]) =>
    [entity, created, updated, unchanged, kept].map(String),
  )
  const { created, updated, unchanged, kept, newFiles, ghostVersion, warnings } = report
  return [
    table(['', 'created', 'updated', 'unchanged', 'kept'], rows),
    ...warnings.map((warning) => `Note: ${warning}`),
    `Ghost ${ghostVersion}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${kept} kept as edited here, ${newFiles} new files.`,
  ].join('\n')
}
