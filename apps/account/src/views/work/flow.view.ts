import type { FlowDetail } from '@rose-ash/kernel/flows/client/flow-view'
import type { FlowSurroundings } from '@rose-ash/kernel/operator/flow-surroundings'
import type { Site } from '@rose-ash/shared/site/site'
import { STATUS_WORDS, STEP_WORDS } from './work-words.ts'

/** One flow: its steps with their times and tries, what it waits for, and what is around it. */
export function workFlowView(
  site: Site,
  flow: FlowDetail,
  { lease, claims, children, signals, begunAt }: FlowSurroundings,
) {
  const when = (at: string | Date | null | undefined) => (at ? site.when(new Date(at)) : '')
  return {
    id: flow.id,
    name: flow.name,
    version: flow.version,
    state: STATUS_WORDS[flow.status],
    error: flow.error?.message ?? '',
    started: when(flow.createdAt),
    finished: when(flow.finishedAt),
    parentId: flow.parentId,
    lease: lease ? { owner: lease.owner, until: when(lease.until) } : undefined,
    claims,
    waits: flow.waitingFor.map(({ kind, key, until }) => ({
      what: kind === 'signal' ? `the answer “${key}”` : key,
      until: until ? when(until) : 'for as long as it takes',
    })),
    steps: flow.steps.map(({ position, branch, name, kind, state, attempts, error, result, finishedAt }) => ({
      position,
      name: branch ? `${branch} · ${name}` : name,
      kind,
      state: STEP_WORDS[state] ?? { word: state, kind: 'plain' },
      attempts,
      began: when(begunAt.get(position)),
      ended: when(finishedAt),
      result: error ? error.message : json(result),
    })),
    children: children.map(({ id, name, status, createdAt }) => ({
      id,
      name,
      state: STATUS_WORDS[status],
      started: when(createdAt),
    })),
    signals: signals.map(({ key, createdAt }) => ({ key, came: when(createdAt) })),
    input: json(flow.input),
    output: json(flow.output),
    canRetry: flow.status === 'failed' || flow.status === 'parked',
    canCancel: flow.finishedAt === null,
  }
}

const LONGEST = 2_000

function json(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = JSON.stringify(value, null, 2)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
