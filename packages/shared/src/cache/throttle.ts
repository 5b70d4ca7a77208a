/** Makes a function that calls its argument at most once in `ms`, so that a failure at every request does not fill the log. */
export function throttle(ms: number): (say: () => void) => void {
  let silentUntil = 0
  return (say) => {
    const now = Date.now()
    if (now < silentUntil) return
    silentUntil = now + ms
    say()
  }
}
