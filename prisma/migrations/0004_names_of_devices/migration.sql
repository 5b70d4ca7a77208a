-- AlterTable
ALTER TABLE "member_sessions" ADD COLUMN     "device_name" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "member_sessions_member_id_device_name_idx" ON "member_sessions"("member_id", "device_name");