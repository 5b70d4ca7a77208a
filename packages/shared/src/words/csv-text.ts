const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/u

/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens without being told how: UTF-8 with its mark, and no cell that it would take for a
 * formula (such a cell begins with an apostrophe).
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`
}

function cell(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
