export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>

/** Lets so many pieces of work run at once, in the order in which they came: whoever has much to do stands in line like everybody. */
export function createGate(width: number): Gate {
  const waiting: (() => void)[] = []
  let free = width
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
