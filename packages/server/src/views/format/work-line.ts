import { type BaseConfig, publicUrl } from '@rose-ash/shared/config/base-config'
import { DESKS, type DeskApp } from '@rose-ash/shared/rights/desks'
import { DESK_LABELS } from '@rose-ash/shared/texts/desk-labels'

/** A number of things with the word for one and for more: `[2, 'draft', 'drafts']`. */
type Counted = readonly [count: number, one: string, many?: string]

/** A desk as the partial `work-line` prints it: its link, and "3 to pack, 2 drafts" of what waits there. */
export function workLine(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>, app: DeskApp, counted: readonly Counted[] = []) {
  const waiting = counted.filter(([count]) => count > 0)
  return {
    label: DESK_LABELS[app],
    href: publicUrl(config, app, DESKS[app].path),
    counts: waiting.map(([count, one, many = one]) => `${count} ${count === 1 ? one : many}`).join(', '),
  }
}
