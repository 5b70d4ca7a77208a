import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ambientEnvironment } from '../config.ts'
import { findProgram } from '../supervisor/die-with-parent.ts'

const run = promisify(execFile)
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A Chromium for the journeys: from CHROMIUM_PATH, the PATH, or Debian's package where installing is permitted; else undefined. */
export async function findChromium(): Promise<string | undefined> {
  const { CHROMIUM_PATH, PATH } = ambientEnvironment()
  return CHROMIUM_PATH || present(PATH) || (await installWithApt(PATH))
}

function present(path: string | undefined): string | undefined {
  return NAMES.map((name) => findProgram(name, path)).find((found) => found !== null) ?? undefined
}

async function installWithApt(path: string | undefined): Promise<string | undefined> {
  const apt = findProgram('apt-get', path)
  if (!apt || process.getuid?.() !== 0) return undefined
  const env = { ...ambientEnvironment(), DEBIAN_FRONTEND: 'noninteractive' }
  const install = () =>
    run(apt, ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], { env, maxBuffer: 1 << 26 })
  await install().catch(async () => {
    await run(apt, ['update'], { env, maxBuffer: 1 << 26 }).catch(() => undefined)
    await install().catch(() => undefined)
  })
  return present(path)
}
