import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from '@jest/globals'
import { measureOrders } from '@rose-ash/cart/metrics/measure-orders'
import { createTestContext } from '@rose-ash/domains/testing/create-test-context'
import { measureKernel } from '@rose-ash/kernel/process/measure-kernel'
import { measureLag } from '@rose-ash/kernel/process/measure-lag'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { parse } from 'yaml'
import { z } from 'zod'

await resetStores()
const ctx = await createTestContext('cart')
afterAll(() => ctx.close())
for (const measure of [measureKernel, measureLag, measureOrders]) measure(ctx)

const read = (path: string) => readFileSync(new URL(`../../deploy/${path}`, import.meta.url), 'utf8')
const rule = z.strictObject({
  alert: z.string(),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.strictObject({ summary: z.string(), runbook: z.string().optional() }),
})
const { groups } = z
  .object({ groups: z.array(z.object({ name: z.string(), rules: z.array(rule) })) })
  .parse(parse(read('prometheus/rose-ash.rules.yml')))
const rules = groups.flatMap((group) => group.rules)
const dashboard = z
  .object({ panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })) })
  .parse(JSON.parse(read('grafana/rose-ash.json')))
const shown = dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const))
const asked = [...rules.map(({ alert, expr }) => [alert, expr] as const), ...shown]

test.each(asked)('%s asks only for metrics and labels that a process has', async (_name, expr) => {
  const known = new Map((await ctx.metrics.registry.getMetricsAsJSON()).map(({ name }) => [name, name]))
  for (const [whole] of expr.matchAll(/\brose_\w+/g)) {
    const name = whole.replace(/_(?:bucket|count|sum)$/, '')
    expect([whole, known.has(whole) || known.has(name)]).toEqual([whole, true])
  }
})

test('every alarm has a name of its own, and its runbook is there', () => {
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
  for (const { annotations } of rules)
    if (annotations.runbook)
      expect(readFileSync(new URL(`../../${annotations.runbook}`, import.meta.url), 'utf8')).not.toBe('')
})

test('a scrape reads what is so now, not what was so at the scrape before', async () => {
  const flows = async () => /^rose_flows\{.*\} (\d+)$/m.exec(await ctx.metrics.registry.metrics())?.[1]
  expect(await flows()).toBeUndefined()
  await ctx.db.flowInstance.create({
    data: { name: 'any', version: 1, input: {}, status: 'ready', originApp: 'cart' },
  })
  expect(await flows()).toBe('1')
})
