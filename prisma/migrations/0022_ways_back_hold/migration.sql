-- The rule of 0021 holds for older rows too.
ALTER TABLE email_proofs VALIDATE CONSTRAINT email_proofs_purpose_check;
