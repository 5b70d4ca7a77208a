import { APP_NAMES, type ProcessName } from '@rose-ash/shared/config/app-name'

/** Everything that an image is built for, in the order of a roll-out: blog migrates. */
export const IMAGES: readonly ProcessName[] = [...APP_NAMES, 'kernel']

/** In every image, or said of every service. */
const CONCERNS_ALL =
  /^(packages|prisma|_config)\/|^(Dockerfile|\.dockerignore|docker-stack\.yml|pnpm-lock\.yaml|pnpm-workspace\.yaml|package\.json|turbo\.json)$/
const APP = /^apps\/([^/]+)\//
const TEST = /(^|\/)tests\/|\.test\.ts$/

export interface Rebuilds {
  /** Paths that differ, relative to the repository. */
  readonly files: readonly string[]
  /** Images that the registry does not have. */
  readonly missing?: readonly string[]
  readonly force?: boolean
}

/** The images that must be built again. The one rule for deploy.sh and for CI. */
export function decideRebuilds({ files, missing = [], force = false }: Rebuilds): readonly ProcessName[] {
  const touched = new Set<string>(missing)
  let all = force
  for (const path of files.filter((file) => !TEST.test(file))) {
    const app = APP.exec(path)?.[1]
    if (app) touched.add(app)
    else if (CONCERNS_ALL.test(path)) all = true
  }
  return IMAGES.filter((image) => all || touched.has(image))
}
