import { doorsInUse } from '../src/lint/doors.ts'
import { drawFloorPlan } from '../src/lint/floor-plan.ts'
import { importsOf, nameOfPackage, readPackages, writeDoors } from '../src/lint/packages.ts'
import { writePicture } from '../src/lint/picture-in-docs.ts'
import { readSources } from '../src/lint/read-sources.ts'

/** `pnpm floors`: writes the modules that other packages import into each package.json's `exports`, and the floor plan into docs/architecture.md. */
const sources = readSources()
const packages = readPackages()
const imports = importsOf(sources, packages)
const doors = doorsInUse(imports, nameOfPackage)
for (const known of packages) writeDoors(known, doors.get(known.name) ?? {})
writePicture(drawFloorPlan(sources, imports))
