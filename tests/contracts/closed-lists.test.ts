import { afterAll, expect, test } from '@jest/globals'
import { readModels } from '@rose-ash/devstack/database/schema-files'
import { parseModels } from '@rose-ash/devstack/database/usage/parse-models'
import { createTestContext } from '@rose-ash/domains/testing/create-test-context'
import { CLOSED_LISTS, NO_CLOSED_LIST, NOT_YET_LISTED } from './closed-lists.ts'

const ctx = await createTestContext('cli')
afterAll(() => ctx.close())

/** Names of columns that hold a word of a list. */
const LIST_LIKE =
  /^(status|state|kind|visibility|role|roles|purpose|use|source|policy|publication|fulfilment|handover|colour|decision|entity|app|provider|methods|consumed_by|missed)$|_(mode|class|status|reason|unit|app|type)$|^reason$/

/** The words that the CHECK of each column allows: of several that speak of a column, the list with the most. */
async function readChecks(): Promise<Record<string, string[]>> {
  const rows = await ctx.db.$queryRaw<{ name: string; definition: string }[]>`
    SELECT conrelid::regclass::text AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE contype = 'c' AND connamespace = 'public'::regnamespace`
  const found: Record<string, string[]> = {}
  for (const { name, definition } of rows) {
    for (const [column, words] of listsOf(definition)) {
      if (words.length > (found[`${name}.${column}`]?.length ?? 0)) found[`${name}.${column}`] = words
    }
  }
  return found
}

function listsOf(definition: string): [string, string[]][] {
  const lists = definition.matchAll(/\(?(\w+)\)? (?:= ANY|<@) \(?ARRAY\[([^\]]+)\]/g)
  const single = definition.matchAll(/^CHECK \(\((\w+) = ('[^']*')::text\)\)$/g)
  return [...lists, ...single].map(([, column = '', words = '']) => [
    column,
    [...words.matchAll(/'([^']*)'/g)].map(([, word = '']) => word).toSorted(),
  ])
}

/** Text columns of tables and columns that are in use. */
async function readListLikeColumns(): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ name: string; column: string }[]>`
    SELECT table_name::text AS name, column_name::text AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND udt_name IN ('text', '_text')`
  const models = parseModels(await readModels())
  const leaves = ({ name, column }: { name: string; column: string }) => {
    const model = models.find(({ table }) => table === name)
    return !model || model.isIgnored || model.columns.some((own) => own.column === column && own.isIgnored)
  }
  return rows.filter((row) => LIST_LIKE.test(row.column) && !leaves(row)).map(({ name, column }) => `${name}.${column}`)
}

test('every closed list in code has the words of its CHECK, and every CHECK its list', async () => {
  const columns = await readListLikeColumns()
  const checks = Object.entries(await readChecks()).filter(
    ([name]) => columns.includes(name) && !NOT_YET_LISTED.includes(name),
  )
  const lists = Object.entries(CLOSED_LISTS).map(([name, words]) => [name, words.toSorted()])
  expect(Object.fromEntries(lists)).toEqual(Object.fromEntries(checks))
})

test('every column that reads like a list has a CHECK, or a reason to have none', async () => {
  const [columns, checks] = [await readListLikeColumns(), await readChecks()]
  const open = columns.filter((name) => !(name in checks))
  expect(open.toSorted()).toEqual(Object.keys(NO_CLOSED_LIST).toSorted())
})
