-- AlterTable
ALTER TABLE "kernel_alerts" ADD COLUMN     "told" TEXT NOT NULL DEFAULT '';

-- From prisma/sql/kernel.sql (64e9b9ac01ecfb27)
-- The migrations before this one made it, side by side.
