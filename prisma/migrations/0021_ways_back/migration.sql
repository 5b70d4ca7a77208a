-- Letters that a member can answer, the reset of a lost second factor, and the network of a device. NOT VALID takes no time under the lock; 0022
-- reads the rows without one.

-- AlterTable
ALTER TABLE "email_proofs" ADD COLUMN     "about_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "member_sessions" ADD COLUMN     "network" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "factor_resets" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "requested_by_id" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "factor_resets_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "factor_resets_member_id_idx" ON "factor_resets"("member_id");

-- CreateIndex
CREATE INDEX "email_proofs_member_id_purpose_idx" ON "email_proofs"("member_id", "purpose");

-- AddForeignKey
ALTER TABLE "factor_resets" ADD CONSTRAINT "factor_resets_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From prisma/sql/account.sql (be1cbc83d8dc3e75)
ALTER TABLE email_proofs DROP CONSTRAINT IF EXISTS email_proofs_purpose_check;
ALTER TABLE email_proofs ADD CONSTRAINT email_proofs_purpose_check
  CHECK (purpose IN ('sign-in', 'change-address', 'step-up', 'undo-address', 'not-me', 'stop-reset')) NOT VALID;
