import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'

/** The part of the workflow format that we use; a key that is misspelt would be ignored by the runner. */
const values = z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.string())
const step = z.union([
  z.strictObject({
    name: z.string().optional(),
    uses: z.string().regex(/^[\w-]+\/[\w-]+@v\d+$/),
    with: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
  z.strictObject({ name: z.string().optional(), run: z.string().min(1), env: values.optional() }),
])
const job = z.strictObject({
  'runs-on': z.literal('ubuntu-latest'),
  'timeout-minutes': z.number().int().positive(),
  if: z.string().optional(),
  needs: z.string().optional(),
  container: z.string().optional(),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }).optional(),
  env: values.optional(),
  steps: z.array(step).min(1),
})
const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({ push: z.strictObject({ branches: z.array(z.string()) }), pull_request: z.null() }),
  jobs: z.record(z.string(), job),
})

const source = readFileSync(new URL('../../.gitea/workflows/ci.yml', import.meta.url), 'utf8')
const { jobs } = workflow.parse(parse(source))

test('each job waits for jobs that there are, and images are shipped by tests that passed', () => {
  expect(
    Object.values(jobs)
      .flatMap(({ needs }) => needs ?? [])
      .filter((name) => !(name in jobs)),
  ).toEqual([])
  expect(jobs.deploy).toMatchObject({
    needs: 'test',
    if: "github.event_name == 'push'",
    concurrency: { group: 'deploy', 'cancel-in-progress': false },
  })
})

test('what a job runs is a shell’s language, and takes secrets from its environment only', () => {
  const scripts = Object.values(jobs).flatMap(({ steps }) => steps.flatMap((each) => ('run' in each ? [each.run] : [])))
  for (const script of scripts) {
    expect(spawnSync('bash', ['-n', '-c', script], { encoding: 'utf8' }).stderr).toBe('')
    expect(script).not.toContain('${{')
  }
  const contexts = [...source.matchAll(/\$\{\{ *([\w.]+) *\}\}/g)].map(([, name]) => name!)
  expect(contexts.filter((name) => !/^(github\.sha|(secrets|vars)\.[A-Z_]+)$/.test(name))).toEqual([])
})
