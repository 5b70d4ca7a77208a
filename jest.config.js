/** Unit and HTTP tests: every *.test.ts. Journeys in a browser have tests/jest.journeys.config.js. */
export default {
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/generated/', '/.rose/'],
  modulePathIgnorePatterns: ['/.rose/', '/dist/'],
  watchPathIgnorePatterns: ['/.rose/', '/generated/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2024', parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: '<rootDir>/packages/devstack/src/database/jest/global-setup.ts',
  globalTeardown: '<rootDir>/packages/devstack/src/database/jest/global-teardown.ts',
  maxWorkers: 2,
  // Modules of finished test files are never given back by the VM: a worker that has grown is replaced.
  workerIdleMemoryLimit: '900MB',
  testTimeout: 30_000,
}
