const LOOK_EVERY_MS = 500

/** Calls back once when the process that started us has ended: a package manager that is killed tells its script nothing. */
export function onParentGone(gone: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    gone()
  }, LOOK_EVERY_MS)
  timer.unref()
}
