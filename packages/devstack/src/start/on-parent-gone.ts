import { isAlive } from '../supervisor/process-identity.ts'
import { packageManagers } from './package-managers.ts'

const LOOK_EVERY_MS = 500

/**
 * Calls back once when the package manager that runs us has ended. A signal sent to `npx` alone ends npm and tells neither pnpm nor its
 * script, so every package manager above us is watched.
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
