-- No currency and no zone is written by itself any more: the code gives the site's, also that of the version before. markets.time_zone is neither
-- read nor written. NOT VALID takes no time under the lock; the next migration reads the rows without one.

-- AlterTable
ALTER TABLE "carts" ALTER COLUMN "currency" DROP DEFAULT;

-- AlterTable
ALTER TABLE "markets" ALTER COLUMN "time_zone" DROP NOT NULL,
ALTER COLUMN "time_zone" DROP DEFAULT,
ALTER COLUMN "currency" DROP DEFAULT;

-- AlterTable
ALTER TABLE "variants" ALTER COLUMN "currency" DROP DEFAULT;

-- AlterTable
ALTER TABLE "vouchers" ALTER COLUMN "currency" DROP DEFAULT;

-- From prisma/sql/account.sql (a79d65f55bd7c3fd)
ALTER TABLE audit_entries DROP CONSTRAINT IF EXISTS audit_entries_subject_type_check;
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_subject_type_check
  CHECK (subject_type IN ('member', 'invitation', 'client', 'registration-token', 'limit')) NOT VALID;

-- From prisma/sql/federation.sql (156a85b88352c00e)
ALTER TABLE timeline_entries DROP CONSTRAINT IF EXISTS timeline_entries_object_type_check;
ALTER TABLE timeline_entries ADD CONSTRAINT timeline_entries_object_type_check
  CHECK (object_type IN ('post', 'page', 'entry', 'product')) NOT VALID;
