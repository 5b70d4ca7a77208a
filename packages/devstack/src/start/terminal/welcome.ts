import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { publicBase, publicHost } from '../options/public-base.ts'
import type { StackOptions } from '../options/read-options.ts'

const WHAT_FOR: Readonly<Record<AppName, string>> = {
  blog: 'to read',
  market: 'to shop',
  events: "what's on",
  federation: 'people, and signing in',
  cart: 'the basket',
  account: 'your desk',
}

const MEMBERS = [
  ['admin@rose.localhost', 'administrator'],
  ['maker@rose.localhost', 'editor and seller'],
  ['member@rose.localhost', 'member'],
] as const

/** The line that tells that the stack is ready, and the addresses. */
export function welcome(options: Pick<StackOptions, 'domain' | 'port'>, seconds: number): string {
  const places = APP_NAMES.map((app) => row(publicHost(options, app), WHAT_FOR[app]))
  return [
    `Rose Ash is ready at ${publicBase(options)} (${seconds.toFixed(1)} s)`,
    '',
    ...places,
    row(publicHost(options, 'mail'), 'the mailbox: every mail that is sent'),
    row(publicHost(options, 'sumup'), 'the practice till: no money moves'),
    '',
    'Sign in as one of these; the link arrives in the mailbox:',
    ...MEMBERS.map(([address, role]) => row(address, role)),
    '',
    'Ctrl-C stops everything.',
    '',
  ].join('\n')
}

function row(left: string, right: string): string {
  return `  ${left.padEnd(44)} ${right}`
}
