import base from '../jest.config.js'

/** Journeys: one whole Rose Ash with its demo co-op, real browsers, one file at a time. */
export default {
  ...base,
  rootDir: '..',
  testMatch: ['<rootDir>/tests/journeys/**/*.journey.ts'],
  globalSetup: '<rootDir>/tests/support/journey-setup.ts',
  globalTeardown: '<rootDir>/tests/support/journey-teardown.ts',
  maxWorkers: 1,
  testTimeout: 600_000,
}
