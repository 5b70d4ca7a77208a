import { expect, test } from '@jest/globals'
import { readModels } from '@rose-ash/devstack/database/schema-files'
import { findUsage } from '@rose-ash/devstack/database/usage/find-usage'
import { parseModels } from '@rose-ash/devstack/database/usage/parse-models'
import { readProductionSources } from '@rose-ash/devstack/database/usage/read-sources'

/** Tables that are kept although no code makes their rows, or none reads them. */
const KEPT_TABLES: Readonly<Record<string, string>> = {
  snippets: 'kept from Ghost with everything else of an export; no page shows them',
  post_media: 'kept with each imported post, so that no file in use is tidied away',
  blog_settings: 'kept from Ghost with everything else of an export; no page shows them',
  tickets: 'a member sees theirs at the desk; none is sold',
  ticket_types: 'named on tickets',
  slots: 'a member sees their bookings at the desk; none can be made',
  bookings: 'a member sees theirs at the desk; none can be made',
  resources: 'named on bookings',
  brands: 'a product may name one; none is made',
  kernel_alerts: 'the statement that writes it reads in it who was told already',
}

const usages = findUsage(
  parseModels(await readModels()).filter(({ isIgnored }) => !isIgnored),
  readProductionSources(),
)

test('every table has code that makes its rows and code that reads them', () => {
  const idle = usages.filter(({ isRead, isWritten }) => !isRead || !isWritten).map(({ model }) => model.table)
  expect(idle.toSorted()).toEqual(Object.keys(KEPT_TABLES).toSorted())
})

test('every column is named by code that reads or writes its table', () => {
  const idle = usages
    .filter(({ isRead, isWritten }) => isRead && isWritten)
    .flatMap(({ model, columns }) =>
      columns
        .filter(({ column, isRead, isWritten }) => !isRead && !isWritten && !column.isIgnored)
        .map(({ column }) => `${model.table}.${column.column}`),
    )
  // When a row was made or changed is written by the database and read by operators.
  expect(idle.filter((name) => !/_at$/.test(name))).toEqual([])
})
