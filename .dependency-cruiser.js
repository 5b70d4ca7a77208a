/**
 * The direction of the repository. Storeys: apps → domains → kernel → server → shared; apps are strangers to each other. In an app: http →
 * services → domains and database; only a worker knows its handlers, reactions and flows.
 */
/** A layer of an app, or of one wing of it: federation has two. */
const layer = (names) => `^apps/[^/]+/src/(?:(?:sign-on|hub)/)?${names}`
const TESTS = '(\\.(test|journey)\\.ts$|/tests/|^tests/|/src/testing/)'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea, or hide a third file that both need.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'An import names a file that does not exist or a package that its package.json does not.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'apps-are-strangers',
      comment: 'Ask the other domain through its protocol: ctx.services.<domain>.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'sign-on-and-hub-are-apart',
      comment:
        'The identity provider and the fediverse hub share a process, nothing else: what both need lies in a package.',
      severity: 'error',
      from: { path: '^apps/federation/src/(sign-on|hub)/' },
      to: { path: '^apps/federation/src/(sign-on|hub)/', pathNot: '^apps/federation/src/$1/' },
    },
    {
      name: 'apps-stand-on-the-house',
      comment: 'The local stack, the command line, the seed and the tests know apps; apps do not know them.',
      severity: 'error',
      from: { path: '^apps/', pathNot: TESTS },
      to: { path: '^(packages/(devstack|cli)|prisma|tests)/' },
    },
    {
      name: 'domains-stand-on-the-kernel',
      severity: 'error',
      from: { path: '^packages/domains/', pathNot: TESTS },
      to: { path: '^(apps|packages/(devstack|cli|editor)|prisma|tests)/' },
    },
    {
      name: 'kernel-stands-on-the-server',
      comment: 'The kernel knows no domain: what a domain needs of it is handed over by the worker of its app.',
      severity: 'error',
      from: { path: '^packages/kernel/' },
      to: { path: '^(apps|packages/(domains|devstack|cli|editor)|prisma|tests)/' },
    },
    {
      name: 'server-stands-on-shared',
      severity: 'error',
      from: { path: '^packages/server/' },
      to: { path: '^(apps|packages/(?!server/|shared/)[^/]+|prisma|tests)/' },
    },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      from: { path: '^packages/shared/' },
      to: { path: '^(apps|packages/(?!shared/)[^/]+|prisma|tests)/' },
    },
    {
      name: 'devstack-stands-on-server-and-shared',
      comment: 'The stack starts processes by their path; it imports none of them.',
      severity: 'error',
      from: { path: '^packages/devstack/', pathNot: TESTS },
      to: { path: '^(apps|packages/(domains|kernel|cli|editor)|prisma|tests)/' },
    },
    {
      name: 'http-asks-services',
      comment: 'A route parses, calls one use case and renders. Put the query in src/services.',
      severity: 'error',
      from: { path: layer('http/'), pathNot: TESTS },
      to: {
        path: '^packages/shared/src/db/(generated/|client|transact)|node_modules/(@prisma|pg)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'views-are-pure',
      comment: 'A view-model is a function of what it is given.',
      severity: 'error',
      from: { path: layer('views/'), pathNot: TESTS },
      to: {
        path: `${layer('(http|jobs|reactions|flows)/')}|^packages/(domains/|shared/src/(db|queues)/)`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'services-do-not-look-up',
      comment: 'A use case does not know whether a page, a job or a command called it.',
      severity: 'error',
      from: { path: layer('(services|jobs|reactions|flows)/'), pathNot: TESTS },
      to: { path: layer('(http/|web\\.ts|worker\\.ts|app\\.ts)') },
    },
    {
      name: 'only-workers-know-handlers',
      comment: 'Handlers, reactions and flows run in the worker; enqueue by the job’s name instead.',
      severity: 'error',
      from: {
        path: '^apps/[^/]+/src/',
        pathNot: [TESTS, '/src/worker\\.ts$', '/(reactions|flows)/', '\\.handler\\.ts$'],
      },
      to: { path: layer('(.*\\.handler\\.ts$|(reactions|flows)/)'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'own-domain-only',
      comment: 'Another domain’s tables are behind its protocol: ctx.services.<domain>.',
      severity: 'error',
      from: {
        path: '^(?:apps|packages/domains/src)/([^/]+)/',
        pathNot: [TESTS, '^packages/domains/src/(context|public)/'],
      },
      to: { path: '^packages/domains/src/', pathNot: '^packages/domains/src/($1|context|deps|public|identity)/' },
    },
    {
      name: 'identity-belongs-to-the-provider',
      comment: 'The provider in apps/federation keeps the keys of identity; everybody else asks the account protocol.',
      severity: 'error',
      from: { path: '^apps/', pathNot: [TESTS, '^apps/federation/'] },
      to: { path: '^packages/domains/src/identity/' },
    },
    {
      name: 'protocols-are-contracts',
      comment: 'A protocol names types; it does not know how it is fulfilled.',
      severity: 'error',
      from: { path: '^packages/shared/src/protocols/', pathNot: TESTS },
      to: {
        path: '^packages/shared/src/(queues|cache)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-tests-in-production',
      severity: 'error',
      from: { path: '^(apps|packages/(shared|server|kernel|domains))/', pathNot: TESTS },
      to: { path: TESTS },
    },
  ],
  options: {
    parser: 'swc',
    // An arrow that only carries a type is an arrow: rooms that know each other's shapes are one room.
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '/generated/'] },
    exclude: { path: ['/dist/', '/static/', '/\\.rose/', '\\.d\\.ts$'] },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json', '.node'],
    },
    skipAnalysisNotInRules: true,
  },
}
