import { isAlive } from '../../supervisor/process-identity.ts'
import { packageManagers } from './package-managers.ts'

const LOOK_EVERY_MS = 500

/**
 * Calls `gone` once when a package manager that runs this process has ended. A signal to `npx` alone ends npm, but neither pnpm nor
 * its script, so every package manager above this process is watched.
 */
export function onParentGone(gone: () => void): void {
  const parent = process.ppid
  const managers = packageManagers(parent)
  const timer = setInterval(() => {
    if (process.ppid === parent && managers.every(isAlive)) return
    clearInterval(timer)
    gone()
  }, LOOK_EVERY_MS)
  timer.unref()
}
