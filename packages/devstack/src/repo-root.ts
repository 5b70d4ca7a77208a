import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds the whole repository. */
export const REPO_ROOT = resolve(fileURLToPath(import.meta.url), '../../../..')
