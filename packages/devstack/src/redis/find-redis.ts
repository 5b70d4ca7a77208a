import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { PlainError } from '../plain-error.ts'
import { findProgram } from '../supervisor/die-with-parent.ts'

const run = promisify(execFile)
/** Limits the time of apt-get, which would wait for minutes without a network. */
const APT_OPTIONS = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20', '-o', 'DPkg::Lock::Timeout=60']
const OLDEST_MAJOR = 7
const HOW = 'install Redis 7 or newer (or Valkey) so that redis-server is on the PATH, or set REDIS_URL.'

/**
 * The program of a Redis 7+ or Valkey server: from the PATH, else installed with apt-get where that is permitted. Throws PlainError
 * that tells what to install.
 */
export async function findRedis(path: string | undefined, { canInstall = true } = {}): Promise<string> {
  const present = newEnough(path)
  if (present) return present
  if (canInstall) await installWithApt(path)
  const installed = newEnough(path)
  if (installed) return installed
  throw new PlainError(`Redis is missing: ${HOW}`)
}

function newEnough(path: string | undefined): string | null {
  const servers = ['redis-server', 'valkey-server']
    .map((name) => findProgram(name, path))
    .filter((found) => found !== null)
  return servers.find((server) => majorVersion(server) >= OLDEST_MAJOR) ?? null
}

function majorVersion(server: string): number {
  try {
    const text = execFileSync(server, ['--version'], { encoding: 'utf8' })
    return Number(/\bv=(\d+)/.exec(text)?.[1] ?? 0)
  } catch {
    return 0
  }
}

async function installWithApt(path: string | undefined): Promise<void> {
  const apt = findProgram('apt-get', path)
  if (!apt || process.getuid?.() !== 0) return
  // Prevents the start of the package's own service: invoke-rc.d respects policy-rc.d, older scripts respect RUNLEVEL=1.
  const env = { ...(path && { PATH: path }), DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const install = () => run(apt, [...APT_OPTIONS, 'install', '-y', '--no-install-recommends', 'redis-server'], { env })
  await install().catch(async () => {
    await run(apt, [...APT_OPTIONS, 'update'], { env }).catch(() => {})
    await install().catch(() => {})
  })
}
