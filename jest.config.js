/** Unit and HTTP tests: every *.test.ts. Journeys in a browser have tests/jest.journeys.config.js. */
export default {
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/generated/', '/.rose/'],
  modulePathIgnorePatterns: ['/.rose/', '/dist/'],
  watchPathIgnorePatterns: ['/.rose/', '/generated/'],
  // Node reads TypeScript itself.
  transform: {},
  runtime: '<rootDir>/packages/devstack/src/jest/native-runtime.ts',
  testSequencer: '<rootDir>/packages/devstack/src/jest/longest-first.ts',
  globalSetup: '<rootDir>/packages/devstack/src/database/jest/global-setup.ts',
  globalTeardown: '<rootDir>/packages/devstack/src/database/jest/global-teardown.ts',
  maxWorkers: 2,
  // What finished test files leave behind is given back by replacing a worker that has grown.
  workerIdleMemoryLimit: '900MB',
  testTimeout: 300_000,
}
