import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import { type FlowSummary, SHOWN_STATUSES } from '../flows/client/flow-view.ts'
import type { ParkedTask } from '../reactions/parked-tasks.ts'
import { button, pageShell, table } from './page-shell.ts'
import type { Overview } from './read-overview.ts'

export interface OverviewModel {
  readonly rows: readonly FlowSummary[]
  readonly parked: readonly ParkedTask[]
  readonly overview: Overview
  readonly status: string | undefined
}

/** The page with all work of the kernel. */
export function overviewPage({ rows, parked, overview, status }: OverviewModel): string {
  return pageShell(
    'What happened and what must still happen',
    [
      `<p>The log holds ${overview.log.last} rows; ${overview.log.horizon} of them may be read. ${archived(overview.log)}</p>`,
      filters(status),
      table('Flows', ['Started', 'Flow', 'State', 'Because', 'Id'], rows.map(flowRow), 'No flow here.'),
      table(
        'Parked',
        ['Reaction', 'Activity', 'Failures', 'Last error', ''],
        parked.map(parkedRow),
        'Nothing is parked.',
      ),
      table(
        'Projections',
        ['Name', 'Generation', 'State', 'Position', 'Stands still because'],
        overview.projections.map(projectionRow),
        'No projections.',
      ),
      table('Reactions', ['Name', 'Position', 'Open', 'Parked'], overview.reactions.map(reactionRow), 'No reactions.'),
    ].join('\n'),
  )
}

function archived({ archivedUpTo }: Overview['log']): string {
  return archivedUpTo === 0n ? 'None is archived yet.' : `Old internal ones up to ${archivedUpTo} are in the archive.`
}

function filters(current: string | undefined): string {
  const links = SHOWN_STATUSES.map((status) =>
    status === current ? `<strong>${status}</strong>` : `<a href="/operator?status=${status}">${status}</a>`,
  )
  return `<p><a href="/operator">all</a> · ${links.join(' · ')}</p>`
}

function flowRow({ id, name, status, error, createdAt }: FlowSummary): string[] {
  return [
    escapeHtml(createdAt),
    escapeHtml(name),
    escapeHtml(status),
    escapeHtml(error?.message ?? ''),
    `<a href="/operator/flows/${escapeHtml(id)}">${escapeHtml(id)}</a>`,
  ]
}

function parkedRow({ handler, seq, type, attempts, lastError }: ParkedTask): string[] {
  const replay = button({ action: '/operator/parked/replay', label: 'Replay', fields: { handler, seq: String(seq) } })
  return [escapeHtml(handler), escapeHtml(`${type} (${seq})`), String(attempts), escapeHtml(lastError ?? ''), replay]
}

function projectionRow({ name, generation, state, position, lastError }: Overview['projections'][number]): string[] {
  return [escapeHtml(name), String(generation), escapeHtml(state), String(position), escapeHtml(lastError ?? '')]
}

function reactionRow({ handler, position, open, parked }: Overview['reactions'][number]): string[] {
  return [escapeHtml(handler), String(position), String(open), String(parked)]
}
