-- From now on a seller changes the products of their own markets only. Until today each seller could change all, so each becomes a seller of every
-- market that there is: nobody loses their work with the update, and administrators take away what is too much.
INSERT INTO market_sellers (market_id, member_id)
SELECT m.id, r.member_id FROM markets m CROSS JOIN member_roles r WHERE r.role = 'seller'
ON CONFLICT DO NOTHING;
