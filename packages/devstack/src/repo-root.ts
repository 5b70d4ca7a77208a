import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root folder of the repository. */
export const REPO_ROOT = resolve(fileURLToPath(import.meta.url), '../../../..')
