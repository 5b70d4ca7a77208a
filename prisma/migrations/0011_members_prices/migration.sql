-- A members' price is never above the price. First the rule, so that no other process writes one that breaks it meanwhile, then the rows that do:
-- a higher price for members was a slip of the pen, and they pay what everybody pays.

-- From prisma/sql/market.sql (a5e330e18cb4552a)
ALTER TABLE variants ADD CONSTRAINT variants_member_price_check CHECK (member_price_minor <= price_minor) NOT VALID;

-- From prisma/sql/events.sql (db2a43aa77c762c3)
ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_member_price_check CHECK (member_price_minor <= price_minor) NOT VALID;
ALTER TABLE resources ADD CONSTRAINT resources_member_price_check CHECK (member_price_minor <= price_minor) NOT VALID;

UPDATE variants SET member_price_minor = NULL WHERE member_price_minor > price_minor;
UPDATE ticket_types SET member_price_minor = NULL WHERE member_price_minor > price_minor;
UPDATE resources SET member_price_minor = NULL WHERE member_price_minor > price_minor;
