-- AlterTable
ALTER TABLE "flow_instances" ADD COLUMN     "progress" JSONB,
ADD COLUMN     "run" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "flow_signals" ADD COLUMN     "answer" JSONB,
ADD COLUMN     "answered_at" TIMESTAMPTZ(3);

-- From prisma/sql/kernel.sql (64e9b9ac01ecfb27)
