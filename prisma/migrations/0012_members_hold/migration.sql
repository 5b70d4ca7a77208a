-- The rules of 0010 and 0011 hold for older rows too.
ALTER TABLE member_roles VALIDATE CONSTRAINT member_roles_role_check;
ALTER TABLE invitations VALIDATE CONSTRAINT invitations_roles_check;
ALTER TABLE variants VALIDATE CONSTRAINT variants_member_price_check;
ALTER TABLE ticket_types VALIDATE CONSTRAINT ticket_types_member_price_check;
ALTER TABLE resources VALIDATE CONSTRAINT resources_member_price_check;
