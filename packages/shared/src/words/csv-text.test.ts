import { expect, test } from '@jest/globals'
import { csvText } from './csv-text.ts'

test('rows are lines that begin with the mark of UTF-8', () => {
  expect(
    csvText([
      ['Name', 'Town'],
      ['Zoë', 'Hull'],
    ]),
  ).toBe('\ufeffName,Town\r\nZoë,Hull\r\n')
})

test.each([
  ['a, b', '"a, b"'],
  ['the "oven"', '"the ""oven"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ['+44 1632', "'+44 1632"],
  ['-2', "'-2"],
  ['@sum(a1)', "'@sum(a1)"],
  ['\t=1', "'\t=1"],
  [' =1', "' =1"],
  ['a=1', 'a=1'],
])('%j is the cell %s', (text, cell) => {
  expect(csvText([[text]])).toBe(`\ufeff${cell}\r\n`)
})
