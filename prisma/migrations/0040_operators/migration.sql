-- From prisma/sql/account.sql (434d7fb715556478)
ALTER TABLE audit_entries DROP CONSTRAINT IF EXISTS audit_entries_subject_type_check;
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_subject_type_check
  CHECK (subject_type IN ('member', 'invitation', 'client', 'registration-token', 'limit', 'work'));

-- From prisma/sql/kernel.sql (9456eeb3216577b8)
-- 0037 and 0039 made it, side by side.
