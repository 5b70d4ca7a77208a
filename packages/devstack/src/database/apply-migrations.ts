export { applyMigrations } from '@rose-ash/shared/db/migrate/apply-migrations'
