export interface Heart {
  /** Aborts when nothing has beaten for so long. */
  readonly signal: AbortSignal
  beat(): void
  stop(): void
}

/** Watches a long call; without `silentMs` it never aborts. */
export function createHeart(silentMs: number | undefined): Heart {
  const silent = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const heart: Heart = {
    signal: silent.signal,
    beat() {
      clearTimeout(timer)
      if (silentMs !== undefined) timer = setTimeout(() => silent.abort(new SilentCallError(silentMs)), silentMs)
    },
    stop: () => clearTimeout(timer),
  }
  heart.beat()
  return heart
}

class SilentCallError extends Error {
  override readonly name = 'SilentCallError'
  readonly code = 'silent_call'

  constructor(silentMs: number) {
    super(`the call has not beaten for ${silentMs} ms`)
  }
}
