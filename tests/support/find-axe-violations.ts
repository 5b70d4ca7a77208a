import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface AxeResult {
  readonly id: string
  readonly impact: string | null
  readonly help: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}

/**
 * What axe-core finds serious or critical on a page by WCAG 2.2 AA, one line each; empty is good. It needs JavaScript: a page
 * opened without is checked in a visitor with it.
 */
export async function findAxeViolations(page: Page): Promise<string[]> {
  await page.evaluate(await source())
  const results = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run(options: unknown): Promise<{ violations: AxeResult[] }> } }).axe
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    return (await axe.run({ resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } })).violations
  })
  return results.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(describe)
}

function describe({ id, help, nodes }: AxeResult): string[] {
  return nodes.map(({ target, failureSummary }) => {
    const why = failureSummary?.split('\n').at(-1)?.trim() ?? help
    return `${id} at ${target.join(' ')}: ${why}`
  })
}

let script: Promise<string> | undefined

function source(): Promise<string> {
  script ??= readFile(AXE, 'utf8')
  return script
}
