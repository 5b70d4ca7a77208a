import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { print } from '../print.ts'

interface Options {
  readonly since?: string
  readonly registry?: string
  readonly force?: boolean
  readonly json?: boolean
}

/** `rose changed`: the images that must be built again since a commit. deploy.sh and CI ask it. */
export function registerChanged(program: Command): void {
  program
    .command('changed')
    .description('the images that must be built again, as a JSON array')
    .option('--since <revision>', 'the commit that runs (default: the tag `deployed`; all when there is none)')
    .option('--registry <name>', 'count images that this registry does not have')
    .option('--force', 'all of them')
    .option('--json', 'JSON (also the default)')
    .action(async (options: Options) => {
      const { changedFiles } = await import('../changed/changed-files.ts')
      const { missingImages } = await import('../changed/missing-images.ts')
      const { decideRebuilds, IMAGES } = await import('../changed/decide-rebuilds.ts')
      const files = changedFiles(options.since ?? 'deployed')
      if (files === undefined && options.since) throw new CliError(`Git knows no commit ${options.since}.`)
      const missing = options.registry ? missingImages(options.registry, IMAGES) : []
      const images = decideRebuilds({ files: files ?? [], missing, force: options.force || files === undefined })
      print(images, { json: true }, () => '')
    })
}
