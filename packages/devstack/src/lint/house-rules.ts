export interface HouseRule {
  readonly says: string
  readonly pattern: RegExp
  /** The paths to which it applies, relative to the repository. */
  readonly holdsIn: RegExp
  readonly exceptIn: RegExp
}

/** Rules that neither the linter nor dependency-cruiser can check. */
const HOUSE_RULES: readonly HouseRule[] = [
  {
    says: 'process.env is read in config.ts only: parse it there and pass the value',
    pattern: /\bprocess\.env\b|\bfrom 'node:process'/,
    holdsIn: /^(apps|packages|prisma|tests)\/.*\.ts$/,
    exceptIn: /\/config\.ts$|\.test\.ts$|\/src\/lint\/|^packages\/shared\/src\/config\//,
  },
  {
    says: 'no HTTP client of one’s own: other domains are asked in process, other servers by ctx.outgoing',
    pattern:
      /(?<![.\w])fetch\(|\bglobalThis\.fetch\b|\bfrom 'undici'|^import (?!type\b).*\b(request|get|Agent)\b.* from 'node:https?'|^import (http|\*)\b.* from 'node:https?'/,
    holdsIn: /^(apps\/[^/]+|packages\/(domains|kernel|server))\/src\/.*\.ts$/,
    // The page cache sends requests to its own process.
    exceptIn: /\/src\/(browser|testing)\/|\.test\.ts$|^packages\/server\/src\/pages\/page-refresher\.ts$/,
  },
  {
    says: 'a skipped or focused test hides the others',
    pattern: /\b(it|test|describe)\.(skip|only|todo)\b|\b(xit|xtest|fit|fdescribe)\(/,
    holdsIn: /\.(test|journey)\.ts$/,
    exceptIn: /^$/,
  },
  {
    says: 'steps that run side by side have no order at a replay: step.all or step.race',
    pattern: /\bPromise\.(all|allSettled|any|race)\(/,
    holdsIn: /\/flows\/[^/]*\.flow\.ts$|^packages\/kernel\/src\/log\/[^/]*\.flow\.ts$/,
    exceptIn: /\.test\.ts$/,
  },
  {
    says: 'money is whole minor units: no toFixed',
    pattern: /\.toFixed\(/,
    holdsIn: /^(apps\/[^/]+\/src|packages\/domains\/src|packages\/shared\/src\/(money|site))\/.*\.ts$/,
    exceptIn: /\.test\.ts$/,
  },
  {
    says: 'sentences for people stand in src/views and src/texts: throw a code, or take the sentence from there',
    pattern: /['"`>][A-Z][a-z’]*( [A-Za-z’]+){2,}/,
    holdsIn: /^(apps\/[^/]+\/src\/((sign-on|hub)\/)?(services|flows|reactions|jobs)|packages\/domains\/src)\/.*\.ts$/,
    exceptIn: /\.test\.ts$|\/(testing|tests|notices)\//,
  },
  {
    says: 'words for people stand in tables: src/views/page-titles.ts, notice-words.ts, page-words.ts',
    pattern:
      /\b(title|label|lead|heading|description|words): (\w[\w.?]* \?\??[^,]*)?['`][A-Z]|\.flash\(.*['"`>][A-Z$]|[?:] ['`][A-Z][a-z’]*( [A-Za-z’]+){2,}/,
    holdsIn: /^(apps\/[^/]+\/src\/((sign-on|hub)\/)?(http|oidc)|packages\/server\/src)\/.*\.ts$/,
    exceptIn: /\.test\.ts$|\/(views|testing)\//,
  },
]

/** One line `path:line: message` for each breach of a rule, outside comments. */
export function findBreaches(path: string, source: string, rules = HOUSE_RULES): string[] {
  const mine = rules.filter(({ holdsIn, exceptIn }) => holdsIn.test(path) && !exceptIn.test(path))
  if (mine.length === 0) return []
  return source.split('\n').flatMap((line, at) => {
    const code = line.replace(/(^|\s)(\/\/|\/?\*).*$/, '')
    return mine.filter(({ pattern }) => pattern.test(code)).map(({ says }) => `${path}:${at + 1}: ${says}`)
  })
}
