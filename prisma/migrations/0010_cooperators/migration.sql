-- From now on a first sign-in opens nothing that is for members. Who was imported as a member, was invited or holds a role belongs to the co-op
-- and keeps what they have; for everybody else a steward says so.

-- From prisma/sql/account.sql (ceed96982b3e8069)
ALTER TABLE member_roles DROP CONSTRAINT IF EXISTS member_roles_role_check;
ALTER TABLE member_roles ADD CONSTRAINT member_roles_role_check
  CHECK (role IN ('cooperator', 'seller', 'editor', 'steward', 'administrator')) NOT VALID;
ALTER TABLE invitations DROP CONSTRAINT IF EXISTS invitations_roles_check;
ALTER TABLE invitations ADD CONSTRAINT invitations_roles_check
  CHECK (roles <@ ARRAY['cooperator', 'seller', 'editor', 'steward', 'administrator']) NOT VALID;

INSERT INTO member_roles (member_id, role)
SELECT m.id, 'cooperator' FROM members m
WHERE m.status <> 'deleted'
  AND (m.ghost_id IS NOT NULL
    OR EXISTS (SELECT 1 FROM member_roles r WHERE r.member_id = m.id)
    OR EXISTS (SELECT 1 FROM invitations i WHERE i.accepted_by_id = m.id))
ON CONFLICT DO NOTHING;
