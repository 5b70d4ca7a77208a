import { expect, test } from '@jest/globals'
import { readAddresses } from './read-addresses.ts'

const [ANN, BOB, SOL] = ['ann@example.org', 'bob@example.org', 'sol@example.org']

test.each([
  ['one address', ANN, [ANN]],
  ['lines, with empty ones between', `${ANN}\r\n\r\n ${BOB} \n`, [ANN, BOB]],
  ['commas, also at the end of lines', `${ANN}, ${BOB},\n${SOL},`, [ANN, BOB, SOL]],
  ['semicolons', `${ANN}; ${BOB};${SOL}`, [ANN, BOB, SOL]],
  ['spaces', `${ANN} ${BOB}`, [ANN, BOB]],
  ['names', `Ann Marsh <${ANN}>, "Reed, Bob" <${BOB}>`, [ANN, BOB]],
  ['names turned around, as one mail program writes them', `Marsh, Ann <${ANN}>; Reed, Bob <${BOB}>`, [ANN, BOB]],
  ['rows of a spreadsheet', `Ann\t${ANN}\tHull\nBob\t${BOB}\t`, [ANN, BOB]],
  ['quoted cells', `"${ANN}","${BOB}"`, [ANN, BOB]],
  ['links', `mailto:${ANN}`, [ANN]],
  ['the same address twice, in other letters', `${ANN}\nAnn@Example.org`, [ANN]],
])('%s are understood', (_what, text, addresses) => {
  expect(readAddresses(text)).toEqual({ addresses, others: [] })
})

test.each([
  ['a name alone', `${ANN}, bob`, ['bob']],
  ['a forgotten sign', `bob.example.org\n${ANN}`, ['bob.example.org']],
  ['the head of a spreadsheet', `Name\tE-mail\nAnn\t${ANN}`, ['Name', 'E-mail']],
  ['an empty bracket', `Bob <bob>\n${ANN}`, ['bob']],
])('%s is no address, and is told', (_what, text, others) => {
  expect(readAddresses(text)).toEqual({ addresses: [ANN], others })
})
