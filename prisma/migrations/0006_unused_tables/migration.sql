-- Tables that no code has ever read or written go. Holds for processes of 0005 and newer, which do not name them either.
-- No release wrote a row here. One written by hand stops the migration: it has to be moved elsewhere first.
DO $$
DECLARE
  name text;
  filled boolean;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'ap_deliveries', 'ap_documents', 'ap_inbox', 'calendar_subscriptions', 'calendar_widgets',
    'collection_slots', 'entry_categories', 'event_categories', 'event_holds', 'field_locks',
    'followings', 'import_diffs', 'import_recipes', 'import_runs', 'import_snapshots',
    'opening_rules', 'refund_lines', 'remote_actors', 'remote_hosts', 'snippet_uses',
    'ticket_quotas', 'ticket_signing_keys', 'variant_sources'
  ] LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO filled;
    IF filled THEN RAISE EXCEPTION '% has rows, but no version of Rose Ash reads them', name; END IF;
  END LOOP;
END $$;

-- Constraints that lead to these tables, and from or to tables and columns that a later migration drops (prisma/models/leaving.prisma
-- and @ignore): processes of 0005 still read those, and do not need the constraints.
ALTER TABLE check_ins DROP CONSTRAINT check_ins_ticket_id_fkey;
ALTER TABLE comments DROP CONSTRAINT comments_parent_id_fkey;
ALTER TABLE comments DROP CONSTRAINT comments_post_id_fkey;
ALTER TABLE entries DROP CONSTRAINT entries_split_from_id_fkey;
ALTER TABLE favourites DROP CONSTRAINT favourites_product_id_fkey;
ALTER TABLE followers DROP CONSTRAINT followers_remote_actor_id_fkey;
ALTER TABLE orders DROP CONSTRAINT orders_collection_slot_id_fkey;
ALTER TABLE participations DROP CONSTRAINT participations_entry_id_fkey;
ALTER TABLE stock_waiting_entries DROP CONSTRAINT stock_waiting_entries_variant_id_fkey;
ALTER TABLE tags DROP CONSTRAINT tags_parent_id_fkey;
ALTER TABLE voucher_redemptions DROP CONSTRAINT voucher_redemptions_order_id_fkey;
ALTER TABLE voucher_redemptions DROP CONSTRAINT voucher_redemptions_voucher_id_fkey;
ALTER TABLE waiting_list_entries DROP CONSTRAINT waiting_list_entries_occurrence_id_fkey;
DROP INDEX tags_parent_id_idx;

DROP TABLE
  ap_deliveries, ap_documents, ap_inbox, calendar_subscriptions, calendar_widgets, collection_slots,
  entry_categories, event_categories, event_holds, field_locks, followings, import_diffs,
  import_recipes, import_runs, import_snapshots, opening_rules, refund_lines, remote_actors,
  remote_hosts, snippet_uses, ticket_quotas, ticket_signing_keys, variant_sources;
