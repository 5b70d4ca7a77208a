export interface Stage {
  readonly name: string
  /** A stage, or an image of a registry. */
  readonly from: string
  readonly steps: readonly Step[]
}

export interface Step {
  readonly instruction: string
  readonly text: string
}

/** The stages of a Dockerfile by name. The last one, if it has no name, is `default`. */
export function parseDockerfile(source: string): ReadonlyMap<string, Stage> {
  const stages = new Map<string, Stage & { steps: Step[] }>()
  let current: { steps: Step[] } | undefined
  for (const line of source
    .replace(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n')) {
    const [, instruction, text] = line.match(/^([A-Z]+)\s+(.*)$/) ?? []
    if (!instruction || !text) continue
    if (instruction === 'FROM') {
      const [from, , name = 'default'] = text.split(/\s+/)
      const stage = { name, from: from!, steps: [] }
      stages.set(name, stage)
      current = stage
    } else current?.steps.push({ instruction, text })
  }
  return stages
}
