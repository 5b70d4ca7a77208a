-- The lists of 0028 hold for older rows too.
ALTER TABLE audit_entries VALIDATE CONSTRAINT audit_entries_subject_type_check;
ALTER TABLE timeline_entries VALIDATE CONSTRAINT timeline_entries_object_type_check;
