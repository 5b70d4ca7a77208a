-- AlterTable
ALTER TABLE "flow_instances" ADD COLUMN     "priority" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "root_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

UPDATE "flow_instances" SET "root_at" = "created_at" WHERE "finished_at" IS NULL;

-- From prisma/sql/kernel.sql (58f272295986d7d6)
-- What a claim looks for: what is ready, in its order; timers and leases that have run out; what may have killed its worker.
DROP INDEX IF EXISTS flow_instances_wake;
CREATE INDEX IF NOT EXISTS flow_instances_ready ON flow_instances (name, priority DESC, root_at) WHERE status = 'ready';
CREATE INDEX IF NOT EXISTS flow_instances_timed ON flow_instances (name, wake_at)
  WHERE status IN ('suspended', 'running') AND wake_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS flow_instances_suspect ON flow_instances (name, wake_at) WHERE idle_claims > 0 AND wake_at IS NOT NULL;
