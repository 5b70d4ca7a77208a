import type { Import } from './read-imports.ts'
import type { Source } from './read-sources.ts'
import { roomOf } from './room-rings.ts'

const STOREYS = ['apps', 'packages/domains', 'packages/kernel', 'packages/server', 'packages/shared']
const TEST = /\.test\.ts$|\/tests\/|\/src\/testing\//
const WIDTH = 120

/**
 * The floor plan as text, made from the imports: the rooms of each storey, and the rooms below that it imports. It has no numbers, so
 * it changes only when a room or a dependency is added or removed.
 */
export function drawFloorPlan(sources: readonly Source[], imports: readonly Import[]): string {
  const files = sources.map(({ path }) => path).filter((path) => !TEST.test(path))
  const arrows = imports.filter(({ from }) => !TEST.test(from))
  return STOREYS.map((storey) => drawStorey(storey, files, arrows)).join('\n')
}

function drawStorey(storey: string, files: readonly string[], imports: readonly Import[]): string {
  const rooms = names(files.map((path) => roomIn(storey, path)))
  const own = imports.filter(({ from }) => roomIn(storey, from))
  const below = STOREYS.slice(STOREYS.indexOf(storey) + 1).map((lower) => ({
    lower,
    rooms: names(own.map(({ to }) => roomIn(lower, to))),
  }))
  const arrows = below.filter((arrow) => arrow.rooms.length > 0)
  return [
    ...wrap(`${storey}  `, rooms),
    ...arrows.flatMap((arrow) => wrap(`  ↓ ${arrow.lower.replace('packages/', '')}: `, arrow.rooms)),
  ].join('\n')
}

/** The room of a file in this storey; each app is one room. */
function roomIn(storey: string, path: string): string | undefined {
  if (!path.startsWith(`${storey}/`)) return undefined
  return storey === 'apps' ? path.split('/')[1] : roomOf(path)?.slice(storey.length + 1)
}

function names(found: readonly (string | undefined)[]): string[] {
  return [...new Set(found)].filter((name) => name !== undefined).sort()
}

function wrap(head: string, words: readonly string[]): string[] {
  const lines: string[] = []
  let line = head
  for (const word of words) {
    if (line.length + word.length + 3 > WIDTH) {
      lines.push(line)
      line = ' '.repeat(head.length)
    }
    line += line.trimEnd() === head.trimEnd() || line.trim() === '' ? word : ` · ${word}`
  }
  return [...lines, line]
}
