import { fileURLToPath } from 'node:url'

/** The checkout this code runs in, without a trailing slash. */
export const REPOSITORY_ROOT = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '')
