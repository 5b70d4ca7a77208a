/** Lets a warning through at most once in `ms`: what fails on every request must not fill the log. */
export function sometimes(ms: number): (say: () => void) => void {
  let silentUntil = 0
  return (say) => {
    const now = Date.now()
    if (now < silentUntil) return
    silentUntil = now + ms
    say()
  }
}
