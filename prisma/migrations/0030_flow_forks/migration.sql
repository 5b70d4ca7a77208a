-- DropIndex
DROP INDEX "mailbox_idem_key_key";

-- AlterTable
ALTER TABLE "flow_instances" ADD COLUMN     "forked_from" UUID;

-- CreateIndex
CREATE INDEX "flow_instances_forked_from_idx" ON "flow_instances"("forked_from");

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_actor_idem_key_key" ON "mailbox"("actor", "idem_key");

-- From prisma/sql/kernel.sql (6dab397a0a893798)
ALTER TABLE flow_steps DROP CONSTRAINT IF EXISTS flow_steps_state_check;
ALTER TABLE flow_steps ADD CONSTRAINT flow_steps_state_check CHECK (
  state IN ('done', 'failed', 'waiting', 'retrying') AND kind IN ('tx', 'run', 'sleep', 'wait', 'spawn', 'all', 'race', 'winner', 'undo'));
