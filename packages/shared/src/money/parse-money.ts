import { decimalToMinor } from './amount.ts'

/** Groups of three digits, then decimals behind another separator: `1,250.00`, `1.250,00`, `1 250,00`. */
const GROUPED = /^(\d{1,3}(?:([., ’])\d{3})+)(?:([.,])(\d{1,2}))?$/

/**
 * An amount as a person types it, in minor units of a currency with two decimals: `4.20`, `4,20`, `£4.20`, `4,20 €`, `EUR 4`,
 * `1,250.00`. null when it is none. `1.250` is refused: a thousand for one reader is one and a quarter for another.
 */
export function parseMoney(text: string, currency: string): number | null {
  const bare = withoutSign(text.replace(/[\u00a0\u202f]/g, ' ').trim(), currency)
  const grouped = GROUPED.exec(bare)
  if (!grouped) return decimalToMinor(bare.replace(',', '.'))
  const [, whole = '', group, point, decimals = ''] = grouped
  const isClear = point === undefined ? group === ' ' || group === '’' : point !== group
  return isClear ? decimalToMinor(`${whole.replaceAll(/\D/g, '')}.${decimals || '0'}`) : null
}

/** Without the currency's sign or code, before or after the number. Another currency's sign stays and makes it no amount. */
function withoutSign(text: string, currency: string): string {
  for (const mark of [currency, signOf(currency)]) {
    if (text.toUpperCase().startsWith(mark)) return text.slice(mark.length).trim()
    if (text.toUpperCase().endsWith(mark)) return text.slice(0, -mark.length).trim()
  }
  return text
}

function signOf(currency: string): string {
  const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
  const sign = new Intl.NumberFormat('en', options).formatToParts(0).find(({ type }) => type === 'currency')
  return sign?.value.toUpperCase() ?? currency
}
