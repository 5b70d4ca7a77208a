import type { Report } from '../report.ts'

const HEARTBEAT_MS = 10_000

interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
}

/** Writes a line for each finished step; in a terminal, one more line shows the current step and its duration. */
export function terminalReport(output: Output): Report & { close(): void } {
  const running = new Map<string, number>()
  const live = output.isTTY === true
  const timer = setInterval(showRunning, live ? 100 : HEARTBEAT_MS)
  timer.unref()

  return {
    async step(title, work, remark) {
      running.set(title, performance.now())
      showRunning()
      try {
        const result = await work()
        const note = remark?.(result)
        line(`  ✓ ${title}${note ? ` ${note}` : ''} ${dim(`(${elapsed(title)})`)}`)
        return result
      } catch (error) {
        line(`  ✗ ${title} ${dim(`(${elapsed(title)})`)}`)
        throw error
      } finally {
        running.delete(title)
      }
    },
    notice: (text) => line(`  · ${text}`),
    close() {
      clearInterval(timer)
      if (live) output.write('\r\x1b[K')
    },
  }

  function line(text: string): void {
    output.write(`${live ? '\r\x1b[K' : ''}${text}\n`)
  }

  function showRunning(): void {
    if (running.size === 0) return
    const text = [...running.keys()].map((title) => `${title} ${elapsed(title)}`).join(', ')
    if (live) output.write(`\r\x1b[K${dim(`  … ${text}`.slice(0, 100))}`)
    else if ([...running.values()].some((since) => performance.now() - since > HEARTBEAT_MS - 100))
      output.write(`  … ${text}\n`)
  }

  function elapsed(title: string): string {
    return `${((performance.now() - (running.get(title) ?? 0)) / 1000).toFixed(1)} s`
  }

  function dim(text: string): string {
    return live ? `\x1b[2m${text}\x1b[22m` : text
  }
}
