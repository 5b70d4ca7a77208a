import { type CheerioAPI, load } from 'cheerio'
import type { KeptForm } from './kept-form.ts'

/** What `fillForm` did with a form. */
export interface FilledPage {
  readonly html: string
  /** Whether any field that a person fills shows its value again. */
  readonly isShown: boolean
  /** Typed values for which the page has no field any more. */
  readonly left: readonly { readonly name: string; readonly value: string }[]
}

/**
 * Shows the values of a kept form in the form of the page that is sent to the same address. Hidden fields keep the page's own values,
 * except those with `data-carried`: the version of what was edited belongs to what was typed. Nothing else of the page changes.
 */
export function fillForm(html: string, { action, fields }: Pick<KeptForm, 'action' | 'fields'>): FilledPage {
  const $ = load(html)
  const form = $('form[method="post"]').filter((_, one) => pathOf($(one).attr('action')) === action)
  const typed = new Map<string, string[]>()
  for (const [name, value] of fields) typed.set(name, [...(typed.get(name) ?? []), value])
  let isShown = false
  const placed = new Set<string>()
  for (const field of form.first().find('input, textarea, select, button').toArray()) {
    const name = $(field).attr('name')
    if (!name || name === '_csrf' || name === '_page') continue
    const values = typed.get(name) ?? []
    placed.add(name)
    if (fill($, $(field), values)) isShown = true
  }
  const left = [...typed].filter(([name]) => !placed.has(name) && !name.startsWith('_'))
  return {
    html: $.html(),
    isShown,
    left: left.map(([name, values]) => ({ name, value: values.join(', ') })).filter(({ value }) => value.trim() !== ''),
  }
}

/** Whether the field is one that a person fills. A box that was not sent was not ticked. */
function fill($: CheerioAPI, field: ReturnType<CheerioAPI>, values: readonly string[]): boolean {
  const kind = field.is('input') ? (field.attr('type') ?? 'text') : field.prop('tagName')?.toLowerCase()
  const [value] = values
  if (kind === 'checkbox' || kind === 'radio') {
    if (values.includes(field.attr('value') ?? 'on')) field.attr('checked', '')
    else if (kind === 'checkbox' || value !== undefined) field.removeAttr('checked')
    return true
  }
  if (value === undefined || kind === 'button' || kind === 'submit' || kind === 'file' || kind === 'password')
    return false
  if (kind === 'hidden') {
    if (field.attr('data-carried') !== undefined) field.attr('value', value)
    return false
  }
  if (kind === 'select') {
    field.find('option').each((_, option) => {
      if (values.includes($(option).attr('value') ?? $(option).text())) $(option).attr('selected', '')
      else $(option).removeAttr('selected')
    })
  } else if (kind === 'textarea') field.text(value.startsWith('\n') ? `\n${value}` : value)
  else field.attr('value', value)
  return true
}

function pathOf(action: string | undefined): string | undefined {
  if (action === undefined || !URL.canParse(action, 'http://own.invalid')) return undefined
  return new URL(action, 'http://own.invalid').pathname
}
