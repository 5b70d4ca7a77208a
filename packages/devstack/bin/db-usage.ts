import { readModels } from '../src/database/schema-files.ts'
import { findUsage, type Usage } from '../src/database/usage/find-usage.ts'
import { parseModels } from '../src/database/usage/parse-models.ts'
import { readProductionSources, readSeedSources } from '../src/database/usage/read-sources.ts'

/** Prints each table with `r` when code reads its rows and `w` when code creates some, and below it the columns that lack one of the two. */
const models = parseModels(await readModels()).filter(({ isIgnored }) => !isIgnored)
const production = findUsage(models, readProductionSources())
const seed = new Map(findUsage(models, readSeedSources()).map((usage) => [usage.model.name, usage]))
const mark = ({ isRead, isWritten }: Usage) => `${isRead ? 'r' : '-'}${isWritten ? 'w' : '-'}`

for (const usage of production) {
  const seeded = seed.get(usage.model.name)
  console.log(`${mark(usage)}  ${usage.model.table}${seeded?.isWritten ? '  (seed)' : ''}`)
  for (const { column, ...rest } of usage.columns) {
    if (!rest.isRead || !rest.isWritten) console.log(`    ${mark(rest)}  ${column.column}`)
  }
}
