-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "message" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Older letters went out when their invitation was made.
UPDATE invitations SET sent_at = created_at;
