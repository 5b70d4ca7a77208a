-- AlterTable
ALTER TABLE "member_roles" ADD COLUMN     "ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "member_roles_ends_at_idx" ON "member_roles"("ends_at");