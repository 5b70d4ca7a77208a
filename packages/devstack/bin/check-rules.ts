import { compareDoors, doorsInUse } from '../src/lint/doors.ts'
import { drawFloorPlan } from '../src/lint/floor-plan.ts'
import { findBreaches } from '../src/lint/house-rules.ts'
import { importsOf, nameOfPackage, readPackages } from '../src/lint/packages.ts'
import { isPictureCurrent } from '../src/lint/picture-in-docs.ts'
import { readSources } from '../src/lint/read-sources.ts'
import { findRoomRings } from '../src/lint/room-rings.ts'

/** Checks what neither the linter nor dependency-cruiser can check: house rules, cycles between rooms, exports of packages. */
const sources = readSources()
const packages = readPackages()
const imports = importsOf(sources, packages)
const doors = doorsInUse(imports, nameOfPackage)

const breaches = [
  ...sources.flatMap(({ path, text }) => findBreaches(path, text)),
  ...findRoomRings(imports),
  ...(isPictureCurrent(drawFloorPlan(sources, imports))
    ? []
    : ['docs/architecture.md shows an old floor plan: draw it with `pnpm floors`']),
  ...packages.flatMap(({ name, manifest }) => compareDoors(name, manifest.exports ?? {}, doors.get(name) ?? {})),
]
for (const breach of breaches) console.error(breach)
if (breaches.length > 0) process.exitCode = 1
