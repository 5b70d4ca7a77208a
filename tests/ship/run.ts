import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { replayDockerfile } from './replay-dockerfile.ts'
import { sizeOf } from './size-of.ts'

/** `npx pnpm ship:proof [app …]`: builds each image without an engine, by the steps of the Dockerfile, and prints what it weighs above its base. */
const MOST_BYTES = 250e6
const { positionals } = parseArgs({ allowPositionals: true })
const apps = positionals.length > 0 ? positionals : [...APP_NAMES, 'kernel']
for (const app of apps) {
  const folder = mkdtempSync(join(tmpdir(), 'rose-image-'))
  try {
    const { root } = replayDockerfile({ app, stage: 'app', into: folder })
    const bytes = sizeOf(join(root, 'repo'))
    console.log(`${app.padEnd(10)} ${Math.round(bytes / 1e6)} MB`)
    if (bytes > MOST_BYTES) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
