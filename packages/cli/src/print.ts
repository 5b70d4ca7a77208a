/** Prints a result: as JSON on request, else in words. */
export function print(result: unknown, { json }: { json?: boolean }, inWords: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(result, null, 2) : inWords()}\n`)
}

/** Rows as aligned columns under their headings. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(headings), ...rows.map(line)].join('\n')
}
