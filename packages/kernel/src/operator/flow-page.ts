import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import type { FlowDetail, FlowStepView } from '../flows/client/flow-view.ts'
import { button, pageShell, table } from './page-shell.ts'

/** The page of one instance: its steps, the signal or time that it waits for, and the possible actions. */
export function flowPage(flow: FlowDetail): string {
  return pageShell(
    `${flow.name} · ${flow.status}`,
    [
      `<p>${escapeHtml(flow.id)}, version ${flow.version}, started ${escapeHtml(flow.createdAt)}${flow.finishedAt ? `, finished ${escapeHtml(flow.finishedAt)}` : ''}</p>`,
      flow.error ? `<p role="alert">${escapeHtml(flow.error.message)}</p>` : '',
      actions(flow),
      table(
        'Waits for',
        ['Kind', 'Key', 'Until'],
        flow.waitingFor.map(({ kind, key, until }) => [kind, escapeHtml(key), escapeHtml(until ?? '')]),
        'Nothing.',
      ),
      table('Steps', ['#', 'Step', 'Kind', 'State', 'Failures', 'Result'], flow.steps.map(stepRow), 'None yet.'),
      `<section><h2>Input</h2>${json(flow.input)}<h2>Output</h2>${json(flow.output)}</section>`,
    ].join('\n'),
  )
}

function actions(flow: FlowDetail): string {
  const at = `/operator/flows/${flow.id}`
  const resumes = flow.waitingFor
    .filter(({ kind }) => kind === 'signal')
    .map(({ key }) =>
      button({
        action: `${at}/resume`,
        label: `Resume ${key}`,
        fields: { key },
        inside: '<label>Payload (JSON) <input class="input" name="payload"></label> ',
      }),
    )
  const cancel = flow.finishedAt ? [] : [button({ action: `${at}/cancel`, label: 'Cancel' })]
  const label = { failed: 'Retry', parked: 'Go on' }[flow.status as string]
  const retry = label ? [button({ action: `${at}/retry`, label })] : []
  return [...resumes, ...cancel, ...retry].join('\n')
}

function stepRow({ position, name, kind, state, attempts, result, error }: FlowStepView): string[] {
  return [
    String(position),
    escapeHtml(name),
    kind,
    state,
    String(attempts),
    error ? escapeHtml(error.message) : json(result),
  ]
}

function json(value: unknown): string {
  return value === null || value === undefined
    ? ''
    : `<pre><code>${escapeHtml(JSON.stringify(value, null, 2))}</code></pre>`
}
