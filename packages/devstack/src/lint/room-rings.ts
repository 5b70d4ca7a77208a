import type { Import } from './read-imports.ts'

const TEST = /\.test\.ts$|\/tests\/|\/src\/testing\//

/** `packages/shared/src/db/client.ts` → `packages/shared/db`; undefined for a file outside the rooms of a package. */
export function roomOf(path: string): string | undefined {
  const [, home, room] = /^((?:packages|apps)\/[^/]+)\/src\/([^/]+)\//.exec(path) ?? []
  return home && room ? `${home}/${room}` : undefined
}

/** Cycles between rooms of one package, including imports of types: merge the rooms, or move the common part into a third room. */
export function findRoomRings(imports: readonly Import[]): string[] {
  const arrows = arrowsBetweenRooms(imports)
  const rings = new Map<string, string>()
  for (const room of arrows.keys()) {
    const ring = [...reachable(arrows, room)].filter((other) => reachable(arrows, other).has(room)).sort()
    if (ring.includes(room)) rings.set(ring.join(), `${ring.join(' ⇄ ')}: ${examples(ring, imports)}`)
  }
  return [...rings.values()]
}

function arrowsBetweenRooms(imports: readonly Import[]): ReadonlyMap<string, ReadonlySet<string>> {
  const arrows = new Map<string, Set<string>>()
  for (const { from, to } of imports) {
    const [a, b] = [roomOf(from), roomOf(to)]
    if (!a || !b || a === b || TEST.test(from)) continue
    arrows.set(a, (arrows.get(a) ?? new Set()).add(b))
  }
  return arrows
}

function reachable(arrows: ReadonlyMap<string, ReadonlySet<string>>, start: string): Set<string> {
  const seen = new Set<string>()
  const open = [start]
  for (let room = open.pop(); room; room = open.pop())
    for (const next of arrows.get(room) ?? []) if (!seen.has(next) && seen.add(next)) open.push(next)
  return seen
}

/** One file for each import in the cycle, to show which to move. */
function examples(ring: readonly string[], imports: readonly Import[]): string {
  const shown = new Map<string, string>()
  for (const { from, to } of imports) {
    const [a, b] = [roomOf(from), roomOf(to)]
    if (a && b && a !== b && ring.includes(a) && ring.includes(b) && !TEST.test(from))
      shown.set(`${a} ${b}`, `${from} → ${to}`)
  }
  return [...shown.values()].join('; ')
}
