-- The schema as the migrations leave it. Written by pnpm db:migration; for reading, never for running.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE EXTENSION IF NOT EXISTS citext;

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE EXTENSION IF NOT EXISTS unaccent;

CREATE OR REPLACE FUNCTION public.documents_titled_like(of_generation integer, words text)
 RETURNS TABLE(kind text, object_id text)
 LANGUAGE sql
 STABLE ROWS 100
 SET "pg_trgm.word_similarity_threshold" TO '0.5'
AS $function$
  SELECT d.kind, d.object_id FROM search_documents d WHERE d.generation = of_generation AND lower(d.title) %> lower(words)
$function$
;

CREATE OR REPLACE FUNCTION public.entries_version_raise()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END
$function$
;

CREATE OR REPLACE FUNCTION public.listeners_of(child flow_instances)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  WITH RECURSIVE listeners AS (
    SELECT child.parent_id AS id
    UNION
    SELECT f.id FROM listeners JOIN flow_instances f ON f.forked_from = listeners.id
  )
  SELECT id FROM listeners
$function$
;

CREATE OR REPLACE FUNCTION public.name_log_writer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4207002, (pg_current_xact_id()::text)::bigint::bit(32)::int);
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.posts_search_refresh()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.search :=
    setweight(to_tsvector('english', search_folded(coalesce(NEW.title, ''))), 'A') ||
    setweight(to_tsvector('english', search_folded(coalesce(NEW.excerpt, ''))), 'B') ||
    setweight(to_tsvector('english', search_folded(coalesce(NEW.public_text, ''))), 'C');
  NEW.search_inside := search_inside(concat_ws(' ', NEW.title, NEW.excerpt, NEW.public_text));
  RETURN NEW;
END
$function$
;

CREATE OR REPLACE FUNCTION public.posts_titled_like(words text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE ROWS 100
 SET "pg_trgm.word_similarity_threshold" TO '0.5'
AS $function$
  SELECT id FROM posts WHERE lower(title) %> lower(words)
$function$
;

CREATE OR REPLACE FUNCTION public.products_search_refresh()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.search_folded := search_folded(NEW.search_text);
  RETURN NEW;
END
$function$
;

CREATE OR REPLACE FUNCTION public.products_worded_like(folded text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE ROWS 100
 SET "pg_trgm.word_similarity_threshold" TO '0.5'
AS $function$
  SELECT id FROM products WHERE search_folded %> folded
$function$
;

CREATE OR REPLACE FUNCTION public.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'audit_entries is append-only';
END $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $function$
;

CREATE OR REPLACE FUNCTION public.refuse_loss()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT 1 FROM gone LEFT JOIN ap_activities_archive kept ON kept.seq = gone.seq AND kept.id = gone.id WHERE kept.seq IS NULL) THEN
    RAISE EXCEPTION 'a row of the log may only be archived' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $function$
;

CREATE OR REPLACE FUNCTION public.search_documents_refresh()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.search :=
    setweight(to_tsvector('english', search_folded(NEW.title)), 'A') ||
    setweight(to_tsvector('english', search_folded(NEW.summary)), 'B') ||
    setweight(to_tsvector('english', search_folded(NEW.text)), 'C');
  NEW.search_inside := search_inside(concat_ws(' ', NEW.title, NEW.summary, NEW.text));
  RETURN NEW;
END
$function$
;

CREATE OR REPLACE FUNCTION public.search_folded(words text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE STRICT
AS $function$
  SELECT translate(
    regexp_replace(lower(unaccent(normalize(words, NFKC))), '[\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670]', '', 'g'),
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖأإآٱىةکی',
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶاااايهكي')
$function$
;

CREATE OR REPLACE FUNCTION public.search_inside(words text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  SELECT CASE WHEN folded ~ '[\u0590-\u06FF\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\U00020000-\U0003FFFF]'
    THEN folded ELSE '' END
  FROM (SELECT search_folded(words) AS folded) AS text
$function$
;

CREATE OR REPLACE FUNCTION public.tell_of_end(child flow_instances)
 RETURNS void
 LANGUAGE sql
AS $function$
  INSERT INTO flow_signals (flow_id, key, payload, idempotency_key)
  SELECT l.id, 'child:' || child.id, jsonb_build_object('status', child.status, 'output', child.output),
    'child:' || child.id || ':' || child.epoch
  FROM listeners_of(child) AS listener JOIN flow_instances l ON l.id = listener
  WHERE l.finished_at IS NULL OR l.id = child.parent_id ON CONFLICT DO NOTHING
$function$
;

CREATE OR REPLACE FUNCTION public.tell_when_ended()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM tell_of_end(NEW);
  RETURN NULL;
END $function$
;

CREATE TABLE actor_projections (
  id uuid NOT NULL,
  actor_id uuid NOT NULL,
  app text NOT NULL,
  uri text NOT NULL,
  rsa_public_key_pem text,
  rsa_private_key_encrypted text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE actors (
  id uuid NOT NULL,
  kind text NOT NULL,
  member_id uuid,
  handle text NOT NULL,
  display_name text NOT NULL,
  summary_html text NOT NULL DEFAULT ''::text,
  avatar_url text,
  rsa_public_key_pem text NOT NULL,
  rsa_private_key_encrypted text NOT NULL,
  ed25519_public_key_multibase text NOT NULL,
  ed25519_private_key_encrypted text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL,
  suspended_at timestamp(3) with time zone
);

CREATE TABLE ap_activities (
  seq bigint NOT NULL DEFAULT nextval('ap_activities_seq_seq'::regclass),
  id uuid NOT NULL,
  txid bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
  type text NOT NULL,
  origin_app text NOT NULL,
  visibility text NOT NULL,
  actor_id uuid,
  object_id text,
  object jsonb NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE ap_activities_archive (
  seq bigint NOT NULL,
  id uuid NOT NULL,
  txid bigint NOT NULL,
  type text NOT NULL,
  origin_app text NOT NULL,
  visibility text NOT NULL,
  actor_id uuid,
  object_id text,
  object jsonb NOT NULL,
  created_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE audit_entries (
  seq bigint NOT NULL DEFAULT nextval('audit_entries_seq_seq'::regclass),
  at timestamp(3) with time zone NOT NULL,
  actor_id uuid,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  details jsonb NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL
);

CREATE TABLE authors (
  id uuid NOT NULL,
  member_id uuid,
  slug text NOT NULL,
  name text NOT NULL,
  email text,
  bio text,
  website text,
  location text,
  social jsonb NOT NULL DEFAULT '{}'::jsonb,
  portrait_media_id uuid,
  cover_media_id uuid,
  meta_title text,
  meta_description text,
  status text NOT NULL DEFAULT 'active'::text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE blog_settings (
  key text NOT NULL,
  value jsonb NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE bookings (
  id uuid NOT NULL,
  slot_id uuid NOT NULL,
  member_id uuid,
  order_id uuid,
  order_line_id uuid,
  quantity integer NOT NULL DEFAULT 1,
  price_paid_minor integer NOT NULL,
  currency character(3) NOT NULL,
  cancellation_policy jsonb NOT NULL DEFAULT '{}'::jsonb,
  status text NOT NULL DEFAULT 'confirmed'::text,
  cancelled_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE brands (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE calendars (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  colour text NOT NULL DEFAULT 'rose'::text,
  visibility text NOT NULL DEFAULT 'public'::text,
  time_zone text NOT NULL,
  owner_id uuid,
  "position" integer NOT NULL DEFAULT 0,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE cart_lines (
  id uuid NOT NULL,
  cart_id uuid NOT NULL,
  kind text NOT NULL,
  ref_id uuid NOT NULL,
  quantity integer NOT NULL,
  unit_price_minor integer NOT NULL,
  currency character(3) NOT NULL,
  snapshot jsonb NOT NULL,
  added_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE carts (
  id uuid NOT NULL,
  member_id uuid,
  token_hash character(64),
  status text NOT NULL DEFAULT 'open'::text,
  version integer NOT NULL DEFAULT 0,
  currency character(3) NOT NULL,
  merged_into_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE categories (
  id uuid NOT NULL,
  parent_id uuid,
  slug text NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  picture_kind text,
  "position" integer NOT NULL DEFAULT 0
);

CREATE TABLE collection_points (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  address text NOT NULL,
  opening_words text NOT NULL DEFAULT ''::text,
  "position" integer NOT NULL DEFAULT 0,
  offered boolean NOT NULL DEFAULT true
);

CREATE TABLE deliveries (
  seq bigint NOT NULL DEFAULT nextval('deliveries_seq_seq'::regclass),
  kind text NOT NULL,
  destination text NOT NULL,
  key text NOT NULL,
  order_key text,
  subject text,
  payload jsonb NOT NULL,
  state text NOT NULL DEFAULT 'pending'::text,
  attempts integer NOT NULL DEFAULT 0,
  epoch integer NOT NULL DEFAULT 0,
  lease_owner text,
  due_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone NOT NULL,
  cancelled_at timestamp(3) with time zone,
  last_error text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  settled_at timestamp(3) with time zone
);

CREATE TABLE delivery_destinations (
  kind text NOT NULL,
  name text NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  away_since timestamp(3) with time zone,
  rest_until timestamp(3) with time zone,
  paused_at timestamp(3) with time zone,
  last_error text,
  delivered_at timestamp(3) with time zone
);

CREATE TABLE digest_items (
  digest_id uuid NOT NULL,
  post_id uuid NOT NULL,
  "position" integer NOT NULL DEFAULT 0
);

CREATE TABLE digests (
  id uuid NOT NULL,
  flow_id uuid,
  title text NOT NULL,
  status text NOT NULL DEFAULT 'collecting'::text,
  newsletter_id uuid,
  window_from timestamp(3) with time zone NOT NULL,
  window_to timestamp(3) with time zone NOT NULL,
  published_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE email_changes (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  new_email citext NOT NULL,
  old_email citext,
  proof_id uuid,
  requested_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  completed_at timestamp(3) with time zone
);

CREATE TABLE email_proofs (
  id uuid NOT NULL,
  email citext NOT NULL,
  token_hash text NOT NULL,
  code_hash text NOT NULL,
  purpose text NOT NULL DEFAULT 'sign-in'::text,
  interaction_uid text,
  requested_from text NOT NULL DEFAULT ''::text,
  attempts integer NOT NULL DEFAULT 0,
  expires_at timestamp(3) with time zone NOT NULL,
  consumed_at timestamp(3) with time zone,
  consumed_by text,
  resumed_at timestamp(3) with time zone,
  member_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  about_at timestamp(3) with time zone
);

CREATE TABLE entries (
  id uuid NOT NULL,
  uid text NOT NULL,
  slug text NOT NULL,
  calendar_id uuid NOT NULL,
  place_id uuid,
  title text NOT NULL,
  summary text NOT NULL DEFAULT ''::text,
  description_html text NOT NULL DEFAULT ''::text,
  image_url text,
  image_alt text NOT NULL DEFAULT ''::text,
  online_url text,
  publication text NOT NULL DEFAULT 'draft'::text,
  status text NOT NULL DEFAULT 'confirmed'::text,
  visibility text NOT NULL DEFAULT 'public'::text,
  all_day boolean NOT NULL DEFAULT false,
  starts_local text NOT NULL,
  duration_minutes integer NOT NULL,
  time_zone text NOT NULL,
  recurrence_rule text,
  extra_starts text[] DEFAULT ARRAY[]::text[],
  excluded_starts text[] DEFAULT ARRAY[]::text[],
  materialised_until timestamp(3) with time zone,
  capacity integer,
  accessibility_notes text NOT NULL DEFAULT ''::text,
  join_mode text NOT NULL DEFAULT 'open'::text,
  external_url text,
  sequence integer NOT NULL DEFAULT 0,
  created_by uuid,
  published_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL,
  image_height integer,
  image_width integer,
  version integer NOT NULL DEFAULT 0
);

CREATE TABLE entry_organisers (
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  member_id uuid,
  name text NOT NULL,
  "position" integer NOT NULL DEFAULT 0
);

CREATE TABLE entry_overrides (
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  original_start text NOT NULL,
  title text,
  summary text,
  starts_local text,
  duration_minutes integer,
  status text,
  place_name text
);

CREATE TABLE factor_resets (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  requested_by_id uuid,
  requested_at timestamp(3) with time zone NOT NULL,
  confirmed_by_id uuid,
  confirmed_at timestamp(3) with time zone,
  due_at timestamp(3) with time zone,
  stopped_at timestamp(3) with time zone,
  done_at timestamp(3) with time zone
);

CREATE TABLE flow_definitions (
  name text NOT NULL,
  version integer NOT NULL,
  app text NOT NULL,
  input_schema jsonb,
  seen_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE flow_instances (
  id uuid NOT NULL,
  name text NOT NULL,
  version integer NOT NULL,
  status text NOT NULL DEFAULT 'ready'::text,
  input jsonb NOT NULL,
  output jsonb,
  error jsonb,
  idempotency_key text,
  parent_id uuid,
  origin_app text NOT NULL,
  lease_owner text,
  epoch integer NOT NULL DEFAULT 0,
  wake_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP,
  cancel_requested boolean NOT NULL DEFAULT false,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  finished_at timestamp(3) with time zone,
  idle_claims integer NOT NULL DEFAULT 0,
  parked_at timestamp(3) with time zone,
  under_way text,
  forked_from uuid,
  priority integer NOT NULL DEFAULT 0,
  root_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  progress jsonb,
  run integer NOT NULL DEFAULT 0
);

CREATE TABLE flow_signals (
  seq bigint NOT NULL DEFAULT nextval('flow_signals_seq_seq'::regclass),
  flow_id uuid NOT NULL,
  key text NOT NULL,
  payload jsonb,
  idempotency_key text,
  consumed_by integer,
  consumed_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  early boolean NOT NULL DEFAULT false,
  answer jsonb,
  answered_at timestamp(3) with time zone
);

CREATE TABLE flow_steps (
  flow_id uuid NOT NULL,
  "position" integer NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  result jsonb,
  error jsonb,
  attempts integer NOT NULL DEFAULT 0,
  epoch integer NOT NULL,
  wait_key text,
  wake_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  finished_at timestamp(3) with time zone,
  keyless boolean,
  payload_schema jsonb
);

CREATE TABLE follower_counts (
  generation integer NOT NULL,
  actor_id uuid NOT NULL,
  app text NOT NULL,
  followers integer NOT NULL
);

CREATE TABLE followers (
  id uuid NOT NULL,
  projection_id uuid NOT NULL,
  remote_actor_id uuid,
  member_id uuid,
  status text NOT NULL DEFAULT 'accepted'::text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE import_mappings (
  id uuid NOT NULL,
  source_id uuid NOT NULL,
  entity text NOT NULL,
  external_id text NOT NULL,
  local_id text NOT NULL,
  content_hash text NOT NULL,
  imported_version integer,
  imported_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE import_sources (
  id uuid NOT NULL,
  kind text NOT NULL,
  fingerprint text NOT NULL,
  title text,
  origin text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE invitations (
  id uuid NOT NULL,
  email citext NOT NULL,
  roles text[] DEFAULT ARRAY[]::text[],
  token_hash text NOT NULL,
  invited_by_id uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone NOT NULL,
  accepted_at timestamp(3) with time zone,
  accepted_by_id uuid,
  revoked_at timestamp(3) with time zone,
  message text NOT NULL DEFAULT ''::text,
  sent_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE kernel_alerts (
  kind text NOT NULL,
  told_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  told text NOT NULL DEFAULT ''::text
);

CREATE TABLE labels (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  "position" integer NOT NULL DEFAULT 0
);

CREATE TABLE log_horizon (
  id integer NOT NULL,
  safe_seq bigint NOT NULL DEFAULT 0,
  gap_until bigint NOT NULL DEFAULT 0,
  gap_xmax bigint NOT NULL DEFAULT 0
);

CREATE TABLE mailbox (
  seq bigint NOT NULL DEFAULT nextval('mailbox_seq_seq'::regclass),
  actor text NOT NULL,
  kind text NOT NULL,
  idem_key text NOT NULL,
  message jsonb NOT NULL,
  state text NOT NULL DEFAULT 'pending'::text,
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_error text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  taken_at timestamp(3) with time zone
);

CREATE TABLE mailbox_actors (
  name text NOT NULL,
  kind text NOT NULL,
  state jsonb NOT NULL DEFAULT '{}'::jsonb,
  turns integer NOT NULL DEFAULT 0,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE market_sellers (
  market_id uuid NOT NULL,
  member_id uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE markets (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  tagline text NOT NULL DEFAULT ''::text,
  description text NOT NULL DEFAULT ''::text,
  opening_words text NOT NULL DEFAULT ''::text,
  collection_words text NOT NULL DEFAULT ''::text,
  currency character(3) NOT NULL,
  "position" integer NOT NULL DEFAULT 0,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE media_assets (
  id uuid NOT NULL,
  sha256 character(64) NOT NULL,
  kind text NOT NULL,
  path text NOT NULL,
  content_type text NOT NULL,
  byte_size integer NOT NULL,
  width integer,
  height integer,
  original_name text,
  alt text,
  uploaded_by_member_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE media_leavings (
  stem text NOT NULL,
  since timestamp(3) with time zone NOT NULL
);

CREATE TABLE media_variants (
  id uuid NOT NULL,
  media_id uuid NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  content_type text NOT NULL,
  path text NOT NULL,
  byte_size integer NOT NULL
);

CREATE TABLE member_exports (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'asked'::text,
  file_path text,
  checksum text,
  byte_size bigint,
  requested_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ready_at timestamp(3) with time zone,
  expires_at timestamp(3) with time zone
);

CREATE TABLE member_roles (
  member_id uuid NOT NULL,
  role text NOT NULL,
  granted_by_id uuid,
  granted_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ends_at timestamp(3) with time zone,
  reason text NOT NULL DEFAULT ''::text
);

CREATE TABLE member_session_clients (
  session_uid text NOT NULL,
  sid text NOT NULL,
  client_id text NOT NULL,
  grant_id text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE member_sessions (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  session_uid text NOT NULL,
  user_agent text NOT NULL DEFAULT ''::text,
  methods text[] DEFAULT ARRAY[]::text[],
  signed_in_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_seen_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at timestamp(3) with time zone,
  ended_reason text,
  device_name text NOT NULL DEFAULT ''::text,
  network text NOT NULL DEFAULT ''::text
);

CREATE TABLE members (
  id uuid NOT NULL,
  email citext NOT NULL,
  email_verified_at timestamp(3) with time zone,
  name text NOT NULL,
  handle citext,
  avatar_url text,
  bio text NOT NULL DEFAULT ''::text,
  status text NOT NULL DEFAULT 'active'::text,
  is_federated boolean NOT NULL DEFAULT false,
  ghost_id text,
  note text NOT NULL DEFAULT ''::text,
  labels text[] DEFAULT ARRAY[]::text[],
  last_signed_in_at timestamp(3) with time zone,
  deletion_requested_at timestamp(3) with time zone,
  deleted_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE navigation_items (
  id uuid NOT NULL,
  menu_id uuid NOT NULL,
  parent_id uuid,
  "position" integer NOT NULL DEFAULT 0,
  label text NOT NULL,
  url text NOT NULL
);

CREATE TABLE navigation_menus (
  id uuid NOT NULL,
  place text NOT NULL,
  title text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE newsletter_deliveries (
  send_id uuid NOT NULL,
  member_id uuid NOT NULL,
  mail_id uuid,
  queued_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE newsletter_sends (
  id uuid NOT NULL,
  newsletter_id uuid NOT NULL,
  issue_key text NOT NULL,
  subject text NOT NULL,
  post_id uuid,
  flow_id uuid,
  recipient_count integer NOT NULL DEFAULT 0,
  started_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  completed_at timestamp(3) with time zone
);

CREATE TABLE newsletter_subscriptions (
  newsletter_id uuid NOT NULL,
  member_id uuid NOT NULL,
  subscribed_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  unsubscribed_at timestamp(3) with time zone,
  source text NOT NULL DEFAULT 'desk'::text
);

CREATE TABLE newsletters (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  sender_name text NOT NULL DEFAULT ''::text,
  sender_email text,
  subscribe_on_signup boolean NOT NULL DEFAULT false,
  "position" integer NOT NULL DEFAULT 0,
  ghost_id text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  archived_at timestamp(3) with time zone
);

CREATE TABLE notification_readings (
  member_id uuid NOT NULL,
  read_seq bigint NOT NULL,
  read_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE notifications (
  kind text NOT NULL,
  activity_id uuid NOT NULL,
  subject jsonb NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  activity_seq bigint NOT NULL,
  audience text NOT NULL,
  generation integer NOT NULL,
  object_id text NOT NULL
);

CREATE TABLE occurrences (
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  original_start text NOT NULL,
  starts_at timestamp(3) with time zone NOT NULL,
  ends_at timestamp(3) with time zone NOT NULL,
  status text NOT NULL DEFAULT 'confirmed'::text,
  capacity integer
);

CREATE TABLE oidc_clients (
  id uuid NOT NULL,
  client_id text NOT NULL,
  name text NOT NULL,
  secret_encrypted text,
  metadata jsonb NOT NULL,
  created_by_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  disabled_at timestamp(3) with time zone
);

CREATE TABLE oidc_keys (
  id text NOT NULL,
  use text NOT NULL,
  public_jwk jsonb,
  secret_encrypted text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  retired_at timestamp(3) with time zone
);

CREATE TABLE oidc_payloads (
  kind text NOT NULL,
  id_hash text NOT NULL,
  payload jsonb NOT NULL,
  uid text,
  grant_id text,
  member_id uuid,
  client_id text,
  expires_at timestamp(3) with time zone,
  consumed_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE order_events (
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  kind text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}'::jsonb,
  actor_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE order_lines (
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  "position" integer NOT NULL,
  kind text NOT NULL,
  ref_id uuid,
  title text NOT NULL,
  detail text NOT NULL DEFAULT ''::text,
  sku text,
  supplier_id uuid,
  quantity integer NOT NULL,
  unit_price_minor integer NOT NULL,
  discount_minor integer NOT NULL DEFAULT 0,
  total_minor integer NOT NULL,
  vat_class text NOT NULL,
  vat_rate_bp integer NOT NULL,
  vat_minor integer NOT NULL,
  snapshot jsonb NOT NULL DEFAULT '{}'::jsonb
);

CREATE TABLE orders (
  id uuid NOT NULL,
  number integer NOT NULL DEFAULT nextval('orders_number_seq'::regclass),
  member_id uuid,
  email text NOT NULL,
  contact_name text NOT NULL,
  phone text,
  note text NOT NULL DEFAULT ''::text,
  status text NOT NULL DEFAULT 'pending'::text,
  fulfilment text NOT NULL DEFAULT 'none'::text,
  collection_point_id uuid,
  handover_words text NOT NULL DEFAULT ''::text,
  currency character(3) NOT NULL,
  subtotal_minor integer NOT NULL,
  discount_minor integer NOT NULL DEFAULT 0,
  total_minor integer NOT NULL,
  vat_minor integer NOT NULL,
  cart_id uuid,
  cart_version integer,
  placed_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone NOT NULL,
  paid_at timestamp(3) with time zone,
  closed_at timestamp(3) with time zone,
  updated_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE outgoing_mails (
  id uuid NOT NULL,
  "to" citext NOT NULL,
  template text NOT NULL,
  data jsonb NOT NULL,
  headers jsonb NOT NULL DEFAULT '{}'::jsonb,
  attachments jsonb NOT NULL DEFAULT '[]'::jsonb,
  idempotency_key text NOT NULL,
  origin_app text NOT NULL,
  status text NOT NULL DEFAULT 'pending'::text,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  leased_until timestamp(3) with time zone,
  sent_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE passkeys (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  credential_id text NOT NULL,
  public_key bytea NOT NULL,
  signature_count bigint NOT NULL DEFAULT 0,
  transports text[] DEFAULT ARRAY[]::text[],
  is_backed_up boolean NOT NULL DEFAULT false,
  name text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_used_at timestamp(3) with time zone
);

CREATE TABLE payment_attempts (
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  provider text NOT NULL DEFAULT 'sumup'::text,
  reference text NOT NULL,
  checkout_id text,
  merchant_code text NOT NULL,
  amount_minor integer NOT NULL,
  currency character(3) NOT NULL,
  status text NOT NULL DEFAULT 'created'::text,
  hosted_url text,
  transaction_id text,
  transaction_code text,
  last_error text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  settled_at timestamp(3) with time zone,
  unresolved_at timestamp(3) with time zone
);

CREATE TABLE payment_hints (
  id uuid NOT NULL,
  checkout_id text NOT NULL,
  event_type text NOT NULL,
  received_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  handled_at timestamp(3) with time zone
);

CREATE TABLE payments (
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  attempt_id uuid,
  provider text NOT NULL,
  transaction_id text,
  amount_minor integer NOT NULL,
  currency character(3) NOT NULL,
  status text NOT NULL DEFAULT 'applied'::text,
  received_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  closed_by_id uuid,
  closed_at timestamp(3) with time zone,
  refund_count integer NOT NULL DEFAULT 0,
  refunded_minor integer NOT NULL DEFAULT 0
);

CREATE TABLE places (
  id uuid NOT NULL,
  name text NOT NULL,
  address text NOT NULL DEFAULT ''::text,
  map_url text,
  accessibility_notes text NOT NULL DEFAULT ''::text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE post_authors (
  post_id uuid NOT NULL,
  author_id uuid NOT NULL,
  "position" integer NOT NULL DEFAULT 0
);

CREATE TABLE post_media (
  post_id uuid NOT NULL,
  media_id uuid NOT NULL
);

CREATE TABLE post_revisions (
  id uuid NOT NULL,
  post_id uuid NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  excerpt text,
  lexical text NOT NULL,
  status text NOT NULL,
  reason text NOT NULL,
  author_member_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE post_tags (
  post_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  "position" integer NOT NULL DEFAULT 0
);

CREATE TABLE posts (
  id uuid NOT NULL,
  kind text NOT NULL DEFAULT 'post'::text,
  status text NOT NULL DEFAULT 'draft'::text,
  visibility text NOT NULL DEFAULT 'public'::text,
  slug text NOT NULL,
  title text NOT NULL,
  excerpt text,
  auto_excerpt text NOT NULL DEFAULT ''::text,
  lexical text NOT NULL,
  html text NOT NULL DEFAULT ''::text,
  public_html text NOT NULL DEFAULT ''::text,
  public_text text NOT NULL DEFAULT ''::text,
  rendered_hash text NOT NULL DEFAULT ''::text,
  renderer_version integer NOT NULL DEFAULT 0,
  reading_minutes integer NOT NULL DEFAULT 1,
  featured boolean NOT NULL DEFAULT false,
  feature_media_id uuid,
  feature_url text,
  feature_alt text,
  feature_caption text,
  show_title_and_feature boolean NOT NULL DEFAULT true,
  canonical_url text,
  meta_title text,
  meta_description text,
  og_title text,
  og_description text,
  og_media_id uuid,
  twitter_title text,
  twitter_description text,
  twitter_media_id uuid,
  code_injection_head text,
  code_injection_foot text,
  custom_template text,
  locale text,
  newsletter_id uuid,
  email_subject text,
  email_only boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_by_member_id uuid,
  published_by_member_id uuid,
  scheduled_at timestamp(3) with time zone,
  published_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  search tsvector,
  search_inside text NOT NULL DEFAULT ''::text
);

CREATE TABLE product_images (
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  path text NOT NULL,
  alt text NOT NULL DEFAULT ''::text,
  width integer,
  height integer,
  "position" integer NOT NULL DEFAULT 0,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE product_labels (
  product_id uuid NOT NULL,
  label_id uuid NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE products (
  id uuid NOT NULL,
  market_id uuid NOT NULL,
  supplier_id uuid,
  brand_id uuid,
  category_id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  summary text NOT NULL DEFAULT ''::text,
  description text NOT NULL DEFAULT ''::text,
  ingredients text,
  allergens text,
  storage text,
  origin text,
  picture_kind text,
  status text NOT NULL DEFAULT 'draft'::text,
  search_text text NOT NULL DEFAULT ''::text,
  published_at timestamp(3) with time zone,
  created_by_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL,
  search_folded text NOT NULL DEFAULT ''::text
);

CREATE TABLE projection_checkpoints (
  name text NOT NULL,
  generation integer NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  "position" bigint NOT NULL DEFAULT 0,
  last_error text,
  retry_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE publications (
  generation integer NOT NULL,
  id uuid NOT NULL,
  app text NOT NULL,
  kind text NOT NULL,
  thing_id text NOT NULL,
  path text NOT NULL,
  seq bigint NOT NULL,
  published_at timestamp(3) with time zone NOT NULL,
  change_id uuid,
  change_seq bigint,
  changed_at timestamp(3) with time zone,
  withdrawn_at timestamp(3) with time zone
);

CREATE TABLE reaction_cursors (
  handler text NOT NULL,
  "position" bigint NOT NULL DEFAULT 0,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  seen_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE reaction_tasks (
  handler text NOT NULL,
  seq bigint NOT NULL,
  order_key text,
  state text NOT NULL DEFAULT 'pending'::text,
  attempts integer NOT NULL DEFAULT 0,
  epoch integer NOT NULL DEFAULT 0,
  lease_owner text,
  due_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_error text,
  handled_at timestamp(3) with time zone
);

CREATE TABLE recovery_codes (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  code_hash text NOT NULL,
  used_at timestamp(3) with time zone
);

CREATE TABLE redirects (
  id uuid NOT NULL,
  from_path text NOT NULL,
  to_url text NOT NULL,
  is_pattern boolean NOT NULL DEFAULT false,
  permanent boolean NOT NULL DEFAULT true,
  "position" integer NOT NULL DEFAULT 0,
  reason text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE refunds (
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  payment_id uuid NOT NULL,
  amount_minor integer NOT NULL,
  vat_minor integer NOT NULL DEFAULT 0,
  currency character(3) NOT NULL,
  reason text NOT NULL DEFAULT ''::text,
  status text NOT NULL DEFAULT 'asked'::text,
  asked_by_id uuid,
  asked_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  done_at timestamp(3) with time zone,
  failure text,
  number integer NOT NULL,
  restock boolean NOT NULL DEFAULT false,
  send_count integer NOT NULL DEFAULT 0
);

CREATE TABLE resources (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  place_id uuid,
  time_zone text NOT NULL,
  slot_minutes integer NOT NULL,
  buffer_minutes integer NOT NULL DEFAULT 0,
  capacity integer NOT NULL DEFAULT 1,
  price_minor integer NOT NULL DEFAULT 0,
  member_price_minor integer,
  currency character(3) NOT NULL,
  vat_class text NOT NULL DEFAULT 'standard'::text,
  lead_minutes integer NOT NULL DEFAULT 0,
  cancellation_policy jsonb NOT NULL DEFAULT '{}'::jsonb
);

CREATE TABLE schedules (
  name text NOT NULL,
  app text NOT NULL,
  rule text NOT NULL,
  zone text NOT NULL,
  missed text NOT NULL,
  next_at timestamp(3) with time zone,
  asked_at timestamp(3) with time zone,
  paused_at timestamp(3) with time zone,
  lease_owner text,
  lease_until timestamp(3) with time zone,
  epoch integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  retry_at timestamp(3) with time zone,
  last_error text,
  last_due_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone
);

CREATE TABLE search_documents (
  generation integer NOT NULL,
  kind text NOT NULL,
  object_id text NOT NULL,
  activity_seq bigint NOT NULL,
  app text NOT NULL,
  url text NOT NULL,
  title text NOT NULL,
  summary text NOT NULL DEFAULT ''::text,
  text text NOT NULL DEFAULT ''::text,
  image_url text,
  published_at timestamp(3) with time zone NOT NULL,
  starts_at timestamp(3) with time zone,
  search tsvector,
  search_inside text NOT NULL DEFAULT ''::text
);

CREATE TABLE slots (
  id uuid NOT NULL,
  resource_id uuid NOT NULL,
  starts_at timestamp(3) with time zone NOT NULL,
  ends_at timestamp(3) with time zone NOT NULL,
  capacity integer NOT NULL,
  booked integer NOT NULL DEFAULT 0,
  held integer NOT NULL DEFAULT 0
);

CREATE TABLE snippets (
  id uuid NOT NULL,
  name text NOT NULL,
  lexical text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE stock_holds (
  id uuid NOT NULL,
  reservation_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  quantity integer NOT NULL,
  status text NOT NULL DEFAULT 'held'::text,
  expires_at timestamp(3) with time zone NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at timestamp(3) with time zone
);

CREATE TABLE stock_movements (
  id uuid NOT NULL,
  variant_id uuid NOT NULL,
  kind text NOT NULL,
  delta integer NOT NULL,
  on_hand_after integer NOT NULL,
  order_id uuid,
  actor_id uuid,
  note text NOT NULL DEFAULT ''::text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE suppliers (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  place text NOT NULL DEFAULT ''::text,
  description text NOT NULL DEFAULT ''::text,
  email text,
  member_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE tags (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  description text,
  visibility text NOT NULL DEFAULT 'public'::text,
  "position" integer NOT NULL DEFAULT 0,
  accent_color text,
  feature_media_id uuid,
  canonical_url text,
  meta_title text,
  meta_description text,
  og_title text,
  og_description text,
  code_injection_head text,
  code_injection_foot text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE ticket_types (
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  price_minor integer NOT NULL,
  member_price_minor integer,
  pay_what_you_can boolean NOT NULL DEFAULT false,
  minimum_minor integer,
  currency character(3) NOT NULL,
  vat_class text NOT NULL DEFAULT 'exempt'::text,
  quantity integer,
  per_person_limit integer,
  sale_starts_at timestamp(3) with time zone,
  sale_ends_at timestamp(3) with time zone,
  refund_policy jsonb NOT NULL DEFAULT '{}'::jsonb,
  "position" integer NOT NULL DEFAULT 0
);

CREATE TABLE tickets (
  id uuid NOT NULL,
  ticket_type_id uuid NOT NULL,
  occurrence_id uuid NOT NULL,
  order_id uuid,
  order_line_id uuid,
  member_id uuid,
  holder_name text NOT NULL DEFAULT ''::text,
  code_hash text NOT NULL,
  price_paid_minor integer NOT NULL,
  currency character(3) NOT NULL,
  refund_policy jsonb NOT NULL DEFAULT '{}'::jsonb,
  status text NOT NULL DEFAULT 'valid'::text,
  transferred_to_id uuid,
  checked_in_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE timeline_entries (
  generation integer NOT NULL,
  activity_id uuid NOT NULL,
  activity_seq bigint NOT NULL,
  object_type text NOT NULL,
  object_id text NOT NULL,
  object_url text NOT NULL,
  title text NOT NULL,
  summary text,
  image_url text,
  app text NOT NULL,
  author_name text,
  published_at timestamp(3) with time zone NOT NULL,
  image_alt text NOT NULL DEFAULT ''::text,
  image_height integer,
  image_width integer
);

CREATE TABLE totp_secrets (
  member_id uuid NOT NULL,
  secret_encrypted text NOT NULL,
  confirmed_at timestamp(3) with time zone,
  last_step bigint NOT NULL DEFAULT 0,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE variants (
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  sku text NOT NULL,
  gtin text,
  name text NOT NULL DEFAULT ''::text,
  pack_count integer NOT NULL DEFAULT 1,
  pack_amount integer NOT NULL,
  pack_unit text NOT NULL,
  unit_price_base integer NOT NULL DEFAULT 1000,
  case_size integer NOT NULL DEFAULT 1,
  price_minor integer NOT NULL,
  member_price_minor integer,
  currency character(3) NOT NULL,
  vat_class text NOT NULL DEFAULT 'zero'::text,
  made_to_order boolean NOT NULL DEFAULT false,
  lead_days integer,
  on_hand integer NOT NULL DEFAULT 0,
  reserved integer NOT NULL DEFAULT 0,
  low_stock_at integer NOT NULL DEFAULT 5,
  offered boolean NOT NULL DEFAULT true,
  "position" integer NOT NULL DEFAULT 0,
  created_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone NOT NULL
);

ALTER TABLE actor_projections ADD CONSTRAINT actor_projections_pkey PRIMARY KEY (id);

ALTER TABLE actors ADD CONSTRAINT actors_kind_check CHECK ((kind = ANY (ARRAY['coop'::text, 'member'::text])));

ALTER TABLE actors ADD CONSTRAINT actors_pkey PRIMARY KEY (id);

ALTER TABLE ap_activities ADD CONSTRAINT ap_activities_pkey PRIMARY KEY (seq);

ALTER TABLE ap_activities ADD CONSTRAINT ap_activities_visibility_check CHECK ((visibility = ANY (ARRAY['internal'::text, 'followers'::text, 'public'::text])));

ALTER TABLE ap_activities_archive ADD CONSTRAINT ap_activities_archive_internal_check CHECK ((visibility = 'internal'::text));

ALTER TABLE ap_activities_archive ADD CONSTRAINT ap_activities_archive_pkey PRIMARY KEY (seq);

ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (seq);

ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_subject_type_check CHECK ((subject_type = ANY (ARRAY['member'::text, 'invitation'::text, 'client'::text, 'registration-token'::text, 'limit'::text, 'work'::text])));

ALTER TABLE authors ADD CONSTRAINT authors_pkey PRIMARY KEY (id);

ALTER TABLE authors ADD CONSTRAINT authors_status_check CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text])));

ALTER TABLE blog_settings ADD CONSTRAINT blog_settings_pkey PRIMARY KEY (key);

ALTER TABLE bookings ADD CONSTRAINT bookings_pkey PRIMARY KEY (id);

ALTER TABLE bookings ADD CONSTRAINT bookings_status_check CHECK ((status = ANY (ARRAY['confirmed'::text, 'cancelled'::text, 'refunded'::text])));

ALTER TABLE brands ADD CONSTRAINT brands_pkey PRIMARY KEY (id);

ALTER TABLE calendars ADD CONSTRAINT calendars_colour_check CHECK ((colour = ANY (ARRAY['rose'::text, 'moss'::text, 'amber'::text, 'plum'::text, 'slate'::text])));

ALTER TABLE calendars ADD CONSTRAINT calendars_pkey PRIMARY KEY (id);

ALTER TABLE calendars ADD CONSTRAINT calendars_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'members'::text])));

ALTER TABLE cart_lines ADD CONSTRAINT cart_lines_check CHECK ((((quantity >= 1) AND (quantity <= 999)) AND (unit_price_minor >= 0) AND (kind = ANY (ARRAY['product'::text, 'ticket'::text, 'slot'::text]))));

ALTER TABLE cart_lines ADD CONSTRAINT cart_lines_pkey PRIMARY KEY (id);

ALTER TABLE carts ADD CONSTRAINT carts_check CHECK (((status = ANY (ARRAY['open'::text, 'merged'::text])) AND (version >= 0)));

ALTER TABLE carts ADD CONSTRAINT carts_pkey PRIMARY KEY (id);

ALTER TABLE categories ADD CONSTRAINT categories_pkey PRIMARY KEY (id);

ALTER TABLE collection_points ADD CONSTRAINT collection_points_pkey PRIMARY KEY (id);

ALTER TABLE deliveries ADD CONSTRAINT deliveries_pkey PRIMARY KEY (seq);

ALTER TABLE deliveries ADD CONSTRAINT deliveries_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'leased'::text, 'delivered'::text, 'parked'::text, 'cancelled'::text])));

ALTER TABLE delivery_destinations ADD CONSTRAINT delivery_destinations_pkey PRIMARY KEY (kind, name);

ALTER TABLE digest_items ADD CONSTRAINT digest_items_pkey PRIMARY KEY (digest_id, post_id);

ALTER TABLE digests ADD CONSTRAINT digests_pkey PRIMARY KEY (id);

ALTER TABLE digests ADD CONSTRAINT digests_status_check CHECK ((status = ANY (ARRAY['collecting'::text, 'published'::text, 'cancelled'::text])));

ALTER TABLE email_changes ADD CONSTRAINT email_changes_pkey PRIMARY KEY (id);

ALTER TABLE email_proofs ADD CONSTRAINT email_proofs_consumed_by_check CHECK ((consumed_by = ANY (ARRAY['link'::text, 'code'::text])));

ALTER TABLE email_proofs ADD CONSTRAINT email_proofs_consumed_check CHECK ((((consumed_at IS NULL) = (consumed_by IS NULL)) AND ((resumed_at IS NULL) OR (consumed_at IS NOT NULL))));

ALTER TABLE email_proofs ADD CONSTRAINT email_proofs_pkey PRIMARY KEY (id);

ALTER TABLE email_proofs ADD CONSTRAINT email_proofs_purpose_check CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'change-address'::text, 'step-up'::text, 'undo-address'::text, 'not-me'::text, 'stop-reset'::text])));

ALTER TABLE entries ADD CONSTRAINT entries_duration_check CHECK ((duration_minutes > 0));

ALTER TABLE entries ADD CONSTRAINT entries_join_mode_check CHECK ((join_mode = ANY (ARRAY['open'::text, 'free'::text, 'ticketed'::text, 'external'::text])));

ALTER TABLE entries ADD CONSTRAINT entries_pkey PRIMARY KEY (id);

ALTER TABLE entries ADD CONSTRAINT entries_publication_check CHECK ((publication = ANY (ARRAY['draft'::text, 'in_review'::text, 'published'::text])));

ALTER TABLE entries ADD CONSTRAINT entries_status_check CHECK ((status = ANY (ARRAY['confirmed'::text, 'tentative'::text, 'postponed'::text, 'cancelled'::text, 'moved_online'::text])));

ALTER TABLE entries ADD CONSTRAINT entries_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'members'::text])));

ALTER TABLE entry_organisers ADD CONSTRAINT entry_organisers_pkey PRIMARY KEY (id);

ALTER TABLE entry_overrides ADD CONSTRAINT entry_overrides_pkey PRIMARY KEY (id);

ALTER TABLE entry_overrides ADD CONSTRAINT entry_overrides_status_check CHECK ((status = ANY (ARRAY['confirmed'::text, 'tentative'::text, 'postponed'::text, 'cancelled'::text, 'moved_online'::text])));

ALTER TABLE factor_resets ADD CONSTRAINT factor_resets_pkey PRIMARY KEY (id);

ALTER TABLE flow_definitions ADD CONSTRAINT flow_definitions_pkey PRIMARY KEY (name);

ALTER TABLE flow_instances ADD CONSTRAINT flow_instances_finished_check CHECK ((((status = ANY (ARRAY['completed'::text, 'failed'::text, 'cancelled'::text])) = (finished_at IS NOT NULL)) AND ((finished_at IS NULL) OR (wake_at IS NULL))));

ALTER TABLE flow_instances ADD CONSTRAINT flow_instances_pkey PRIMARY KEY (id);

ALTER TABLE flow_instances ADD CONSTRAINT flow_instances_status_check CHECK ((status = ANY (ARRAY['ready'::text, 'running'::text, 'suspended'::text, 'completed'::text, 'failed'::text, 'cancelled'::text])));

ALTER TABLE flow_signals ADD CONSTRAINT flow_signals_pkey PRIMARY KEY (seq);

ALTER TABLE flow_steps ADD CONSTRAINT flow_steps_pkey PRIMARY KEY (flow_id, "position");

ALTER TABLE flow_steps ADD CONSTRAINT flow_steps_state_check CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text, 'waiting'::text, 'retrying'::text])) AND (kind = ANY (ARRAY['tx'::text, 'run'::text, 'sleep'::text, 'wait'::text, 'spawn'::text, 'all'::text, 'race'::text, 'winner'::text, 'undo'::text]))));

ALTER TABLE follower_counts ADD CONSTRAINT follower_counts_check CHECK ((followers >= 0));

ALTER TABLE follower_counts ADD CONSTRAINT follower_counts_pkey PRIMARY KEY (generation, actor_id, app);

ALTER TABLE followers ADD CONSTRAINT followers_one_follower_check CHECK ((num_nonnulls(remote_actor_id, member_id) = 1));

ALTER TABLE followers ADD CONSTRAINT followers_pkey PRIMARY KEY (id);

ALTER TABLE followers ADD CONSTRAINT followers_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'accepted'::text])));

ALTER TABLE import_mappings ADD CONSTRAINT import_mappings_entity_check CHECK ((entity = ANY (ARRAY['author'::text, 'tag'::text, 'snippet'::text, 'redirect'::text, 'newsletter'::text, 'post'::text, 'page'::text, 'menu'::text, 'setting'::text, 'member'::text])));

ALTER TABLE import_mappings ADD CONSTRAINT import_mappings_pkey PRIMARY KEY (id);

ALTER TABLE import_sources ADD CONSTRAINT import_sources_kind_check CHECK ((kind = 'ghost'::text));

ALTER TABLE import_sources ADD CONSTRAINT import_sources_pkey PRIMARY KEY (id);

ALTER TABLE invitations ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);

ALTER TABLE invitations ADD CONSTRAINT invitations_roles_check CHECK ((roles <@ ARRAY['cooperator'::text, 'seller'::text, 'editor'::text, 'steward'::text, 'administrator'::text]));

ALTER TABLE kernel_alerts ADD CONSTRAINT kernel_alerts_pkey PRIMARY KEY (kind);

ALTER TABLE labels ADD CONSTRAINT labels_pkey PRIMARY KEY (id);

ALTER TABLE log_horizon ADD CONSTRAINT log_horizon_one_row_check CHECK ((id = 1));

ALTER TABLE log_horizon ADD CONSTRAINT log_horizon_pkey PRIMARY KEY (id);

ALTER TABLE mailbox ADD CONSTRAINT mailbox_pkey PRIMARY KEY (seq);

ALTER TABLE mailbox ADD CONSTRAINT mailbox_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'taken'::text, 'parked'::text])));

ALTER TABLE mailbox_actors ADD CONSTRAINT mailbox_actors_pkey PRIMARY KEY (name);

ALTER TABLE market_sellers ADD CONSTRAINT market_sellers_pkey PRIMARY KEY (market_id, member_id);

ALTER TABLE markets ADD CONSTRAINT markets_pkey PRIMARY KEY (id);

ALTER TABLE media_assets ADD CONSTRAINT media_assets_kind_check CHECK ((kind = ANY (ARRAY['image'::text, 'audio'::text, 'video'::text, 'file'::text])));

ALTER TABLE media_assets ADD CONSTRAINT media_assets_pkey PRIMARY KEY (id);

ALTER TABLE media_leavings ADD CONSTRAINT media_leavings_pkey PRIMARY KEY (stem);

ALTER TABLE media_variants ADD CONSTRAINT media_variants_pkey PRIMARY KEY (id);

ALTER TABLE member_exports ADD CONSTRAINT member_exports_pkey PRIMARY KEY (id);

ALTER TABLE member_exports ADD CONSTRAINT member_exports_status_check CHECK ((status = ANY (ARRAY['asked'::text, 'ready'::text, 'failed'::text, 'expired'::text])));

ALTER TABLE member_roles ADD CONSTRAINT member_roles_pkey PRIMARY KEY (member_id, role);

ALTER TABLE member_roles ADD CONSTRAINT member_roles_role_check CHECK ((role = ANY (ARRAY['cooperator'::text, 'seller'::text, 'editor'::text, 'steward'::text, 'administrator'::text])));

ALTER TABLE member_session_clients ADD CONSTRAINT member_session_clients_pkey PRIMARY KEY (session_uid, sid);

ALTER TABLE member_sessions ADD CONSTRAINT member_sessions_ended_reason_check CHECK ((ended_reason = ANY (ARRAY['signed-out'::text, 'revoked'::text, 'suspended'::text, 'expired'::text, 'deleted'::text])));

ALTER TABLE member_sessions ADD CONSTRAINT member_sessions_pkey PRIMARY KEY (id);

ALTER TABLE members ADD CONSTRAINT members_handle_check CHECK ((handle ~ '^[a-zA-Z0-9_]{2,30}$'::citext));

ALTER TABLE members ADD CONSTRAINT members_pkey PRIMARY KEY (id);

ALTER TABLE members ADD CONSTRAINT members_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'deleted'::text])));

ALTER TABLE navigation_items ADD CONSTRAINT navigation_items_pkey PRIMARY KEY (id);

ALTER TABLE navigation_menus ADD CONSTRAINT navigation_menus_pkey PRIMARY KEY (id);

ALTER TABLE newsletter_deliveries ADD CONSTRAINT newsletter_deliveries_pkey PRIMARY KEY (send_id, member_id);

ALTER TABLE newsletter_sends ADD CONSTRAINT newsletter_sends_pkey PRIMARY KEY (id);

ALTER TABLE newsletter_subscriptions ADD CONSTRAINT newsletter_subscriptions_pkey PRIMARY KEY (newsletter_id, member_id);

ALTER TABLE newsletter_subscriptions ADD CONSTRAINT newsletter_subscriptions_source_check CHECK ((source = ANY (ARRAY['desk'::text, 'import'::text, 'sign-up'::text, 'letter'::text])));

ALTER TABLE newsletters ADD CONSTRAINT newsletters_pkey PRIMARY KEY (id);

ALTER TABLE notification_readings ADD CONSTRAINT notification_readings_pkey PRIMARY KEY (member_id);

ALTER TABLE notifications ADD CONSTRAINT notifications_kind_check CHECK ((kind = ANY (ARRAY['order-paid'::text, 'order-expired'::text, 'order-ready'::text, 'order-allergens'::text, 'payment-owed'::text, 'payment-to-return'::text, 'payment-mismatched'::text, 'payment-unresolved'::text, 'order-refunded'::text, 'new-device'::text, 'credential-added'::text, 'credential-removed'::text, 'email-changed'::text, 'roles-changed'::text, 'export-ready'::text, 'deletion-requested'::text, 'invitation-accepted'::text, 'digest-waiting'::text])));

ALTER TABLE notifications ADD CONSTRAINT notifications_pkey PRIMARY KEY (generation, activity_id, audience);

ALTER TABLE occurrences ADD CONSTRAINT occurrences_capacity_check CHECK ((capacity >= 0));

ALTER TABLE occurrences ADD CONSTRAINT occurrences_order_check CHECK ((ends_at > starts_at));

ALTER TABLE occurrences ADD CONSTRAINT occurrences_pkey PRIMARY KEY (id);

ALTER TABLE occurrences ADD CONSTRAINT occurrences_status_check CHECK ((status = ANY (ARRAY['confirmed'::text, 'tentative'::text, 'postponed'::text, 'cancelled'::text, 'moved_online'::text])));

ALTER TABLE oidc_clients ADD CONSTRAINT oidc_clients_pkey PRIMARY KEY (id);

ALTER TABLE oidc_keys ADD CONSTRAINT oidc_keys_pkey PRIMARY KEY (id);

ALTER TABLE oidc_keys ADD CONSTRAINT oidc_keys_use_check CHECK ((use = ANY (ARRAY['signing'::text, 'cookie'::text])));

ALTER TABLE oidc_payloads ADD CONSTRAINT oidc_payloads_pkey PRIMARY KEY (kind, id_hash);

ALTER TABLE order_events ADD CONSTRAINT order_events_kind_check CHECK ((kind = ANY (ARRAY['placed'::text, 'payment-pending'::text, 'payment-failed'::text, 'payment-expired'::text, 'payment-mismatched'::text, 'payment-unresolved'::text, 'paid'::text, 'expired'::text, 'cancelled'::text, 'owed'::text, 'refund-asked'::text, 'refunded'::text, 'refund-failed'::text, 'packed'::text, 'unpacked'::text, 'collected'::text, 'uncollected'::text])));

ALTER TABLE order_events ADD CONSTRAINT order_events_pkey PRIMARY KEY (id);

ALTER TABLE order_lines ADD CONSTRAINT order_lines_check CHECK (((quantity > 0) AND (unit_price_minor >= 0) AND (discount_minor >= 0) AND (total_minor = ((quantity * unit_price_minor) - discount_minor)) AND (total_minor >= 0) AND ((vat_minor >= 0) AND (vat_minor <= total_minor)) AND ((vat_rate_bp >= 0) AND (vat_rate_bp <= 10000)) AND (kind = ANY (ARRAY['product'::text, 'ticket'::text, 'slot'::text, 'deposit'::text, 'delivery'::text]))));

ALTER TABLE order_lines ADD CONSTRAINT order_lines_pkey PRIMARY KEY (id);

ALTER TABLE order_lines ADD CONSTRAINT order_lines_vat_class_check CHECK ((vat_class = ANY (ARRAY['zero'::text, 'reduced'::text, 'standard'::text, 'exempt'::text])));

ALTER TABLE orders ADD CONSTRAINT orders_check CHECK (((status = ANY (ARRAY['pending'::text, 'paid'::text, 'expired'::text, 'cancelled'::text, 'owed'::text])) AND (fulfilment = ANY (ARRAY['none'::text, 'packed'::text, 'collected'::text]))));

ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);

ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (((total_minor = (subtotal_minor - discount_minor)) AND (total_minor >= 0) AND (discount_minor >= 0) AND ((vat_minor >= 0) AND (vat_minor <= total_minor))));

ALTER TABLE outgoing_mails ADD CONSTRAINT outgoing_mails_pkey PRIMARY KEY (id);

ALTER TABLE outgoing_mails ADD CONSTRAINT outgoing_mails_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'relayed'::text, 'sent'::text, 'failed'::text])));

ALTER TABLE passkeys ADD CONSTRAINT passkeys_pkey PRIMARY KEY (id);

ALTER TABLE payment_attempts ADD CONSTRAINT payment_attempts_check CHECK (((amount_minor > 0) AND (status = ANY (ARRAY['created'::text, 'pending'::text, 'failed'::text, 'paid'::text, 'expired'::text, 'mismatched'::text]))));

ALTER TABLE payment_attempts ADD CONSTRAINT payment_attempts_pkey PRIMARY KEY (id);

ALTER TABLE payment_hints ADD CONSTRAINT payment_hints_pkey PRIMARY KEY (id);

ALTER TABLE payments ADD CONSTRAINT payments_check CHECK (((amount_minor > 0) AND (status = ANY (ARRAY['applied'::text, 'owed'::text]))));

ALTER TABLE payments ADD CONSTRAINT payments_pkey PRIMARY KEY (id);

ALTER TABLE payments ADD CONSTRAINT payments_refunded_check CHECK (((refunded_minor >= 0) AND (refunded_minor <= amount_minor)));

ALTER TABLE places ADD CONSTRAINT places_pkey PRIMARY KEY (id);

ALTER TABLE post_authors ADD CONSTRAINT post_authors_pkey PRIMARY KEY (post_id, author_id);

ALTER TABLE post_media ADD CONSTRAINT post_media_pkey PRIMARY KEY (post_id, media_id);

ALTER TABLE post_revisions ADD CONSTRAINT post_revisions_pkey PRIMARY KEY (id);

ALTER TABLE post_revisions ADD CONSTRAINT post_revisions_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'scheduled'::text, 'published'::text, 'sent'::text])));

ALTER TABLE post_tags ADD CONSTRAINT post_tags_pkey PRIMARY KEY (post_id, tag_id);

ALTER TABLE posts ADD CONSTRAINT posts_kind_check CHECK ((kind = ANY (ARRAY['post'::text, 'page'::text])));

ALTER TABLE posts ADD CONSTRAINT posts_pkey PRIMARY KEY (id);

ALTER TABLE posts ADD CONSTRAINT posts_published_at_check CHECK (((status <> ALL (ARRAY['published'::text, 'sent'::text])) OR (published_at IS NOT NULL)));

ALTER TABLE posts ADD CONSTRAINT posts_scheduled_at_check CHECK (((status <> 'scheduled'::text) OR (scheduled_at IS NOT NULL)));

ALTER TABLE posts ADD CONSTRAINT posts_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'scheduled'::text, 'published'::text, 'sent'::text])));

ALTER TABLE posts ADD CONSTRAINT posts_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'members'::text, 'paid'::text])));

ALTER TABLE product_images ADD CONSTRAINT product_images_pkey PRIMARY KEY (id);

ALTER TABLE product_labels ADD CONSTRAINT product_labels_pkey PRIMARY KEY (product_id, label_id);

ALTER TABLE products ADD CONSTRAINT products_pkey PRIMARY KEY (id);

ALTER TABLE products ADD CONSTRAINT products_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'withdrawn'::text])));

ALTER TABLE projection_checkpoints ADD CONSTRAINT projection_checkpoints_pkey PRIMARY KEY (name, generation);

ALTER TABLE projection_checkpoints ADD CONSTRAINT projection_checkpoints_state_check CHECK ((state = ANY (ARRAY['live'::text, 'building'::text, 'retired'::text])));

ALTER TABLE publications ADD CONSTRAINT publications_kind_check CHECK ((kind = ANY (ARRAY['post'::text, 'entry'::text, 'product'::text])));

ALTER TABLE publications ADD CONSTRAINT publications_pkey PRIMARY KEY (generation, id);

ALTER TABLE reaction_cursors ADD CONSTRAINT reaction_cursors_pkey PRIMARY KEY (handler);

ALTER TABLE reaction_tasks ADD CONSTRAINT reaction_tasks_pkey PRIMARY KEY (handler, seq);

ALTER TABLE reaction_tasks ADD CONSTRAINT reaction_tasks_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'leased'::text, 'done'::text, 'parked'::text])));

ALTER TABLE recovery_codes ADD CONSTRAINT recovery_codes_pkey PRIMARY KEY (id);

ALTER TABLE redirects ADD CONSTRAINT redirects_pkey PRIMARY KEY (id);

ALTER TABLE refunds ADD CONSTRAINT refunds_check CHECK (((amount_minor > 0) AND (status = ANY (ARRAY['asked'::text, 'sent'::text, 'done'::text, 'failed'::text]))));

ALTER TABLE refunds ADD CONSTRAINT refunds_pkey PRIMARY KEY (id);

ALTER TABLE resources ADD CONSTRAINT resources_member_price_check CHECK ((member_price_minor <= price_minor));

ALTER TABLE resources ADD CONSTRAINT resources_pkey PRIMARY KEY (id);

ALTER TABLE schedules ADD CONSTRAINT schedules_missed_check CHECK ((missed = ANY (ARRAY['once'::text, 'each'::text, 'skip'::text])));

ALTER TABLE schedules ADD CONSTRAINT schedules_pkey PRIMARY KEY (name);

ALTER TABLE search_documents ADD CONSTRAINT search_documents_kind_check CHECK ((kind = ANY (ARRAY['post'::text, 'page'::text, 'product'::text, 'entry'::text])));

ALTER TABLE search_documents ADD CONSTRAINT search_documents_pkey PRIMARY KEY (generation, kind, object_id);

ALTER TABLE slots ADD CONSTRAINT slots_capacity_check CHECK (((booked >= 0) AND (held >= 0) AND ((booked + held) <= capacity) AND (ends_at > starts_at)));

ALTER TABLE slots ADD CONSTRAINT slots_pkey PRIMARY KEY (id);

ALTER TABLE snippets ADD CONSTRAINT snippets_pkey PRIMARY KEY (id);

ALTER TABLE stock_holds ADD CONSTRAINT stock_holds_check CHECK (((quantity > 0) AND (status = ANY (ARRAY['held'::text, 'confirmed'::text, 'released'::text, 'expired'::text, 'returned'::text]))));

ALTER TABLE stock_holds ADD CONSTRAINT stock_holds_pkey PRIMARY KEY (id);

ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_kind_check CHECK ((kind = ANY (ARRAY['received'::text, 'sold'::text, 'returned'::text, 'counted'::text, 'wasted'::text])));

ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_pkey PRIMARY KEY (id);

ALTER TABLE suppliers ADD CONSTRAINT suppliers_pkey PRIMARY KEY (id);

ALTER TABLE tags ADD CONSTRAINT tags_pkey PRIMARY KEY (id);

ALTER TABLE tags ADD CONSTRAINT tags_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'internal'::text])));

ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_member_price_check CHECK ((member_price_minor <= price_minor));

ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_pkey PRIMARY KEY (id);

ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_price_check CHECK (((price_minor >= 0) AND ((member_price_minor IS NULL) OR (member_price_minor >= 0))));

ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_vat_class_check CHECK ((vat_class = ANY (ARRAY['zero'::text, 'reduced'::text, 'standard'::text, 'exempt'::text])));

ALTER TABLE tickets ADD CONSTRAINT tickets_pkey PRIMARY KEY (id);

ALTER TABLE tickets ADD CONSTRAINT tickets_status_check CHECK ((status = ANY (ARRAY['valid'::text, 'cancelled'::text, 'transferred'::text, 'refunded'::text])));

ALTER TABLE timeline_entries ADD CONSTRAINT timeline_entries_object_type_check CHECK ((object_type = ANY (ARRAY['post'::text, 'page'::text, 'entry'::text, 'product'::text])));

ALTER TABLE timeline_entries ADD CONSTRAINT timeline_entries_pkey PRIMARY KEY (generation, activity_id);

ALTER TABLE totp_secrets ADD CONSTRAINT totp_secrets_pkey PRIMARY KEY (member_id);

ALTER TABLE variants ADD CONSTRAINT variants_member_price_check CHECK ((member_price_minor <= price_minor));

ALTER TABLE variants ADD CONSTRAINT variants_pack_check CHECK (((pack_count > 0) AND (pack_amount > 0) AND (unit_price_base > 0) AND (case_size > 0) AND (pack_unit = ANY (ARRAY['g'::text, 'ml'::text, 'item'::text]))));

ALTER TABLE variants ADD CONSTRAINT variants_pkey PRIMARY KEY (id);

ALTER TABLE variants ADD CONSTRAINT variants_price_check CHECK (((price_minor >= 0) AND ((member_price_minor IS NULL) OR (member_price_minor >= 0))));

ALTER TABLE variants ADD CONSTRAINT variants_stock_check CHECK (((on_hand >= 0) AND (reserved >= 0) AND (made_to_order OR (reserved <= on_hand))));

ALTER TABLE variants ADD CONSTRAINT variants_vat_class_check CHECK ((vat_class = ANY (ARRAY['zero'::text, 'reduced'::text, 'standard'::text, 'exempt'::text])));

CREATE UNIQUE INDEX actor_projections_actor_id_app_key ON public.actor_projections USING btree (actor_id, app);

CREATE UNIQUE INDEX actor_projections_uri_key ON public.actor_projections USING btree (uri);

CREATE UNIQUE INDEX actors_handle_key ON public.actors USING btree (handle);

CREATE UNIQUE INDEX actors_member_id_key ON public.actors USING btree (member_id);

CREATE INDEX ap_activities_actor_id_seq_idx ON public.ap_activities USING btree (actor_id, seq);

CREATE UNIQUE INDEX ap_activities_id_key ON public.ap_activities USING btree (id);

CREATE INDEX ap_activities_object_id_seq_idx ON public.ap_activities USING btree (object_id, seq);

CREATE INDEX ap_activities_type_seq_idx ON public.ap_activities USING btree (type, seq);

CREATE INDEX ap_activities_archive_actor_id_seq_idx ON public.ap_activities_archive USING btree (actor_id, seq);

CREATE UNIQUE INDEX ap_activities_archive_id_key ON public.ap_activities_archive USING btree (id);

CREATE INDEX ap_activities_archive_object_id_seq_idx ON public.ap_activities_archive USING btree (object_id, seq);

CREATE INDEX ap_activities_archive_type_seq_idx ON public.ap_activities_archive USING btree (type, seq);

CREATE INDEX audit_entries_actor_id_seq_idx ON public.audit_entries USING btree (actor_id, seq);

CREATE UNIQUE INDEX audit_entries_hash_key ON public.audit_entries USING btree (hash);

CREATE INDEX audit_entries_subject_type_subject_id_seq_idx ON public.audit_entries USING btree (subject_type, subject_id, seq);

CREATE INDEX authors_cover_media_id_idx ON public.authors USING btree (cover_media_id);

CREATE UNIQUE INDEX authors_member_id_key ON public.authors USING btree (member_id);

CREATE INDEX authors_portrait_media_id_idx ON public.authors USING btree (portrait_media_id);

CREATE UNIQUE INDEX authors_slug_key ON public.authors USING btree (slug);

CREATE INDEX bookings_member_id_idx ON public.bookings USING btree (member_id);

CREATE INDEX bookings_slot_id_idx ON public.bookings USING btree (slot_id);

CREATE UNIQUE INDEX brands_slug_key ON public.brands USING btree (slug);

CREATE UNIQUE INDEX calendars_slug_key ON public.calendars USING btree (slug);

CREATE UNIQUE INDEX cart_lines_cart_id_kind_ref_id_key ON public.cart_lines USING btree (cart_id, kind, ref_id);

CREATE UNIQUE INDEX carts_open_member_key ON public.carts USING btree (member_id) WHERE ((status = 'open'::text) AND (member_id IS NOT NULL));

CREATE UNIQUE INDEX carts_token_hash_key ON public.carts USING btree (token_hash);

CREATE INDEX carts_updated_at_idx ON public.carts USING btree (updated_at);

CREATE INDEX categories_parent_id_position_idx ON public.categories USING btree (parent_id, "position");

CREATE UNIQUE INDEX categories_slug_key ON public.categories USING btree (slug);

CREATE UNIQUE INDEX collection_points_slug_key ON public.collection_points USING btree (slug);

CREATE UNIQUE INDEX deliveries_kind_key_key ON public.deliveries USING btree (kind, key);

CREATE INDEX deliveries_leased ON public.deliveries USING btree (kind, destination) WHERE (state = 'leased'::text);

CREATE INDEX deliveries_open ON public.deliveries USING btree (kind, destination, seq) WHERE (state = ANY (ARRAY['pending'::text, 'leased'::text]));

CREATE INDEX deliveries_open_in_order ON public.deliveries USING btree (kind, destination, order_key, seq) WHERE ((state = ANY (ARRAY['pending'::text, 'leased'::text])) AND (order_key IS NOT NULL));

CREATE INDEX deliveries_open_subject ON public.deliveries USING btree (kind, subject) WHERE ((state = ANY (ARRAY['pending'::text, 'leased'::text])) AND (subject IS NOT NULL));

CREATE INDEX deliveries_settled ON public.deliveries USING btree (state, settled_at) WHERE (settled_at IS NOT NULL);

CREATE INDEX digest_items_post_id_idx ON public.digest_items USING btree (post_id);

CREATE UNIQUE INDEX digests_flow_id_key ON public.digests USING btree (flow_id);

CREATE INDEX email_changes_member_id_idx ON public.email_changes USING btree (member_id);

CREATE INDEX email_proofs_email_created_at_idx ON public.email_proofs USING btree (email, created_at);

CREATE INDEX email_proofs_expires_at_idx ON public.email_proofs USING btree (expires_at);

CREATE INDEX email_proofs_interaction_uid_created_at_idx ON public.email_proofs USING btree (interaction_uid, created_at);

CREATE INDEX email_proofs_member_id_purpose_idx ON public.email_proofs USING btree (member_id, purpose);

CREATE UNIQUE INDEX email_proofs_token_hash_key ON public.email_proofs USING btree (token_hash);

CREATE INDEX entries_calendar_id_publication_idx ON public.entries USING btree (calendar_id, publication);

CREATE UNIQUE INDEX entries_slug_key ON public.entries USING btree (slug);

CREATE UNIQUE INDEX entries_uid_key ON public.entries USING btree (uid);

CREATE INDEX entry_organisers_entry_id_idx ON public.entry_organisers USING btree (entry_id);

CREATE UNIQUE INDEX entry_overrides_entry_id_original_start_key ON public.entry_overrides USING btree (entry_id, original_start);

CREATE INDEX factor_resets_member_id_idx ON public.factor_resets USING btree (member_id);

CREATE INDEX flow_instances_forked_from_idx ON public.flow_instances USING btree (forked_from);

CREATE UNIQUE INDEX flow_instances_name_idempotency_key_key ON public.flow_instances USING btree (name, idempotency_key);

CREATE INDEX flow_instances_parent_id_idx ON public.flow_instances USING btree (parent_id);

CREATE INDEX flow_instances_ready ON public.flow_instances USING btree (name, priority DESC, root_at) WHERE (status = 'ready'::text);

CREATE INDEX flow_instances_status_created_at_idx ON public.flow_instances USING btree (status, created_at);

CREATE INDEX flow_instances_suspect ON public.flow_instances USING btree (name, wake_at) WHERE ((idle_claims > 0) AND (wake_at IS NOT NULL));

CREATE INDEX flow_instances_timed ON public.flow_instances USING btree (name, wake_at) WHERE ((status = ANY (ARRAY['suspended'::text, 'running'::text])) AND (wake_at IS NOT NULL));

CREATE UNIQUE INDEX flow_signals_flow_id_idempotency_key_key ON public.flow_signals USING btree (flow_id, idempotency_key);

CREATE INDEX flow_signals_fresh ON public.flow_signals USING btree (seq) WHERE ((consumed_at IS NULL) AND (NOT early));

CREATE INDEX flow_signals_unconsumed ON public.flow_signals USING btree (flow_id, key, seq) WHERE (consumed_at IS NULL);

CREATE UNIQUE INDEX followers_projection_id_member_id_key ON public.followers USING btree (projection_id, member_id);

CREATE UNIQUE INDEX followers_projection_id_remote_actor_id_key ON public.followers USING btree (projection_id, remote_actor_id);

CREATE INDEX import_mappings_entity_local_id_idx ON public.import_mappings USING btree (entity, local_id);

CREATE UNIQUE INDEX import_mappings_source_id_entity_external_id_key ON public.import_mappings USING btree (source_id, entity, external_id);

CREATE UNIQUE INDEX import_sources_kind_fingerprint_key ON public.import_sources USING btree (kind, fingerprint);

CREATE INDEX invitations_email_idx ON public.invitations USING btree (email);

CREATE UNIQUE INDEX invitations_token_hash_key ON public.invitations USING btree (token_hash);

CREATE UNIQUE INDEX labels_slug_key ON public.labels USING btree (slug);

CREATE UNIQUE INDEX mailbox_actor_idem_key_key ON public.mailbox USING btree (actor, idem_key);

CREATE INDEX mailbox_actor_seq_idx ON public.mailbox USING btree (actor, seq);

CREATE INDEX mailbox_pending ON public.mailbox USING btree (kind, actor, seq) WHERE (state = 'pending'::text);

CREATE INDEX market_sellers_member_id_idx ON public.market_sellers USING btree (member_id);

CREATE UNIQUE INDEX markets_slug_key ON public.markets USING btree (slug);

CREATE UNIQUE INDEX media_assets_sha256_key ON public.media_assets USING btree (sha256);

CREATE UNIQUE INDEX media_variants_media_id_width_content_type_key ON public.media_variants USING btree (media_id, width, content_type);

CREATE INDEX member_exports_member_id_idx ON public.member_exports USING btree (member_id);

CREATE INDEX member_roles_ends_at_idx ON public.member_roles USING btree (ends_at);

CREATE INDEX member_roles_role_idx ON public.member_roles USING btree (role);

CREATE INDEX member_session_clients_sid_idx ON public.member_session_clients USING btree (sid);

CREATE INDEX member_sessions_member_id_device_name_idx ON public.member_sessions USING btree (member_id, device_name);

CREATE INDEX member_sessions_member_id_ended_at_idx ON public.member_sessions USING btree (member_id, ended_at);

CREATE UNIQUE INDEX member_sessions_session_uid_key ON public.member_sessions USING btree (session_uid);

CREATE INDEX members_created_at_idx ON public.members USING btree (created_at);

CREATE UNIQUE INDEX members_email_key ON public.members USING btree (email);

CREATE UNIQUE INDEX members_ghost_id_key ON public.members USING btree (ghost_id);

CREATE UNIQUE INDEX members_handle_key ON public.members USING btree (handle);

CREATE INDEX navigation_items_menu_id_position_idx ON public.navigation_items USING btree (menu_id, "position");

CREATE INDEX navigation_items_parent_id_idx ON public.navigation_items USING btree (parent_id);

CREATE UNIQUE INDEX navigation_menus_place_key ON public.navigation_menus USING btree (place);

CREATE INDEX newsletter_deliveries_member_id_idx ON public.newsletter_deliveries USING btree (member_id);

CREATE UNIQUE INDEX newsletter_sends_newsletter_id_issue_key_key ON public.newsletter_sends USING btree (newsletter_id, issue_key);

CREATE INDEX newsletter_subscriptions_current_idx ON public.newsletter_subscriptions USING btree (newsletter_id) WHERE (unsubscribed_at IS NULL);

CREATE INDEX newsletter_subscriptions_member_id_idx ON public.newsletter_subscriptions USING btree (member_id);

CREATE UNIQUE INDEX newsletters_ghost_id_key ON public.newsletters USING btree (ghost_id);

CREATE UNIQUE INDEX newsletters_slug_key ON public.newsletters USING btree (slug);

CREATE INDEX notifications_generation_audience_activity_seq_idx ON public.notifications USING btree (generation, audience, activity_seq DESC);

CREATE INDEX notifications_generation_object_id_idx ON public.notifications USING btree (generation, object_id);

CREATE INDEX occurrences_ends_at_idx ON public.occurrences USING btree (ends_at);

CREATE UNIQUE INDEX occurrences_entry_id_original_start_key ON public.occurrences USING btree (entry_id, original_start);

CREATE INDEX occurrences_range ON public.occurrences USING gist (tstzrange(starts_at, ends_at));

CREATE INDEX occurrences_starts_at_idx ON public.occurrences USING btree (starts_at);

CREATE UNIQUE INDEX oidc_clients_client_id_key ON public.oidc_clients USING btree (client_id);

CREATE UNIQUE INDEX oidc_keys_active_idx ON public.oidc_keys USING btree (use) WHERE (retired_at IS NULL);

CREATE INDEX oidc_keys_use_created_at_idx ON public.oidc_keys USING btree (use, created_at);

CREATE INDEX oidc_payloads_expires_at_idx ON public.oidc_payloads USING btree (expires_at);

CREATE INDEX oidc_payloads_grant_id_idx ON public.oidc_payloads USING btree (grant_id);

CREATE INDEX oidc_payloads_member_id_kind_idx ON public.oidc_payloads USING btree (member_id, kind);

CREATE INDEX oidc_payloads_uid_idx ON public.oidc_payloads USING btree (uid);

CREATE INDEX order_events_order_id_created_at_idx ON public.order_events USING btree (order_id, created_at);

CREATE INDEX order_lines_kind_ref_id_idx ON public.order_lines USING btree (kind, ref_id);

CREATE UNIQUE INDEX order_lines_order_id_position_key ON public.order_lines USING btree (order_id, "position");

CREATE INDEX orders_member_id_placed_at_idx ON public.orders USING btree (member_id, placed_at);

CREATE UNIQUE INDEX orders_number_key ON public.orders USING btree (number);

CREATE UNIQUE INDEX orders_pending_cart_key ON public.orders USING btree (cart_id) WHERE (status = 'pending'::text);

CREATE INDEX orders_status_placed_at_idx ON public.orders USING btree (status, placed_at);

CREATE UNIQUE INDEX outgoing_mails_idempotency_key_key ON public.outgoing_mails USING btree (idempotency_key);

CREATE INDEX outgoing_mails_open_idx ON public.outgoing_mails USING btree (created_at) WHERE (status = ANY (ARRAY['pending'::text, 'relayed'::text]));

CREATE UNIQUE INDEX passkeys_credential_id_key ON public.passkeys USING btree (credential_id);

CREATE INDEX passkeys_member_id_idx ON public.passkeys USING btree (member_id);

CREATE UNIQUE INDEX payment_attempts_checkout_id_key ON public.payment_attempts USING btree (checkout_id);

CREATE UNIQUE INDEX payment_attempts_open_key ON public.payment_attempts USING btree (order_id) WHERE (status = ANY (ARRAY['created'::text, 'pending'::text, 'failed'::text]));

CREATE INDEX payment_attempts_order_id_idx ON public.payment_attempts USING btree (order_id);

CREATE UNIQUE INDEX payment_attempts_reference_key ON public.payment_attempts USING btree (reference);

CREATE INDEX payment_hints_checkout_id_idx ON public.payment_hints USING btree (checkout_id);

CREATE INDEX payment_hints_open_idx ON public.payment_hints USING btree (received_at) WHERE (handled_at IS NULL);

CREATE UNIQUE INDEX payments_applied_key ON public.payments USING btree (order_id) WHERE (status = 'applied'::text);

CREATE UNIQUE INDEX payments_attempt_id_key ON public.payments USING btree (attempt_id);

CREATE INDEX payments_order_id_idx ON public.payments USING btree (order_id);

CREATE UNIQUE INDEX places_name_address_key ON public.places USING btree (name, address);

CREATE INDEX post_authors_author_id_idx ON public.post_authors USING btree (author_id);

CREATE INDEX post_media_media_id_idx ON public.post_media USING btree (media_id);

CREATE UNIQUE INDEX post_revisions_post_id_version_key ON public.post_revisions USING btree (post_id, version);

CREATE INDEX post_tags_tag_id_idx ON public.post_tags USING btree (tag_id);

CREATE INDEX posts_feature_media_id_idx ON public.posts USING btree (feature_media_id);

CREATE INDEX posts_inside_idx ON public.posts USING gin (search_inside gin_trgm_ops) WHERE (search_inside <> ''::text);

CREATE INDEX posts_kind_status_published_at_id_idx ON public.posts USING btree (kind, status, published_at DESC, id);

CREATE INDEX posts_og_media_id_idx ON public.posts USING btree (og_media_id);

CREATE INDEX posts_published_idx ON public.posts USING btree (published_at DESC, id DESC) WHERE ((kind = 'post'::text) AND (status = 'published'::text));

CREATE INDEX posts_search_idx ON public.posts USING gin (search);

CREATE UNIQUE INDEX posts_slug_key ON public.posts USING btree (slug);

CREATE INDEX posts_status_scheduled_at_idx ON public.posts USING btree (status, scheduled_at);

CREATE INDEX posts_title_trgm_idx ON public.posts USING gin (lower(title) gin_trgm_ops);

CREATE INDEX posts_twitter_media_id_idx ON public.posts USING btree (twitter_media_id);

CREATE INDEX product_images_product_id_position_idx ON public.product_images USING btree (product_id, "position");

CREATE INDEX product_labels_label_id_idx ON public.product_labels USING btree (label_id);

CREATE INDEX products_category_id_status_idx ON public.products USING btree (category_id, status);

CREATE INDEX products_folded_trgm_idx ON public.products USING gin (search_folded gin_trgm_ops);

CREATE INDEX products_market_id_status_idx ON public.products USING btree (market_id, status);

CREATE INDEX products_search_idx ON public.products USING gin (to_tsvector('english'::regconfig, search_text));

CREATE INDEX products_search_trgm_idx ON public.products USING gin (search_text gin_trgm_ops);

CREATE UNIQUE INDEX products_slug_key ON public.products USING btree (slug);

CREATE INDEX products_status_published_at_idx ON public.products USING btree (status, published_at);

CREATE INDEX products_supplier_id_idx ON public.products USING btree (supplier_id);

CREATE UNIQUE INDEX projection_checkpoints_one_building ON public.projection_checkpoints USING btree (name) WHERE (state = 'building'::text);

CREATE UNIQUE INDEX projection_checkpoints_one_live ON public.projection_checkpoints USING btree (name) WHERE (state = 'live'::text);

CREATE INDEX publications_generation_app_path_idx ON public.publications USING btree (generation, app, path);

CREATE INDEX publications_generation_change_id_idx ON public.publications USING btree (generation, change_id);

CREATE INDEX publications_generation_thing_id_idx ON public.publications USING btree (generation, thing_id);

CREATE UNIQUE INDEX publications_open_key ON public.publications USING btree (generation, kind, thing_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX reaction_tasks_open ON public.reaction_tasks USING btree (handler, seq) WHERE (state = ANY (ARRAY['pending'::text, 'leased'::text]));

CREATE INDEX reaction_tasks_open_in_order ON public.reaction_tasks USING btree (handler, order_key, seq) WHERE (state = ANY (ARRAY['pending'::text, 'leased'::text]));

CREATE INDEX reaction_tasks_parked ON public.reaction_tasks USING btree (handler, seq) WHERE (state = 'parked'::text);

CREATE UNIQUE INDEX recovery_codes_member_id_code_hash_key ON public.recovery_codes USING btree (member_id, code_hash);

CREATE UNIQUE INDEX redirects_from_path_key ON public.redirects USING btree (from_path);

CREATE INDEX redirects_is_pattern_position_idx ON public.redirects USING btree (is_pattern, "position");

CREATE UNIQUE INDEX refunds_open_key ON public.refunds USING btree (payment_id) WHERE (status = ANY (ARRAY['asked'::text, 'sent'::text]));

CREATE INDEX refunds_order_id_idx ON public.refunds USING btree (order_id);

CREATE UNIQUE INDEX refunds_payment_id_number_key ON public.refunds USING btree (payment_id, number);

CREATE UNIQUE INDEX resources_slug_key ON public.resources USING btree (slug);

CREATE INDEX search_documents_inside_idx ON public.search_documents USING gin (search_inside gin_trgm_ops) WHERE (search_inside <> ''::text);

CREATE INDEX search_documents_search_idx ON public.search_documents USING gin (search);

CREATE INDEX search_documents_title_trgm_idx ON public.search_documents USING gin (lower(title) gin_trgm_ops);

CREATE UNIQUE INDEX slots_resource_id_starts_at_key ON public.slots USING btree (resource_id, starts_at);

CREATE UNIQUE INDEX snippets_name_key ON public.snippets USING btree (name);

CREATE UNIQUE INDEX stock_holds_reservation_id_variant_id_key ON public.stock_holds USING btree (reservation_id, variant_id);

CREATE INDEX stock_holds_variant_id_status_idx ON public.stock_holds USING btree (variant_id, status);

CREATE INDEX stock_movements_order_id_idx ON public.stock_movements USING btree (order_id);

CREATE INDEX stock_movements_variant_id_created_at_idx ON public.stock_movements USING btree (variant_id, created_at);

CREATE UNIQUE INDEX suppliers_slug_key ON public.suppliers USING btree (slug);

CREATE INDEX tags_feature_media_id_idx ON public.tags USING btree (feature_media_id);

CREATE UNIQUE INDEX tags_slug_key ON public.tags USING btree (slug);

CREATE INDEX ticket_types_entry_id_idx ON public.ticket_types USING btree (entry_id);

CREATE UNIQUE INDEX tickets_code_hash_key ON public.tickets USING btree (code_hash);

CREATE INDEX tickets_member_id_idx ON public.tickets USING btree (member_id);

CREATE INDEX tickets_order_id_idx ON public.tickets USING btree (order_id);

CREATE UNIQUE INDEX timeline_entries_generation_object_type_object_id_key ON public.timeline_entries USING btree (generation, object_type, object_id);

CREATE INDEX timeline_entries_generation_published_at_activity_id_idx ON public.timeline_entries USING btree (generation, published_at DESC, activity_id DESC);

CREATE INDEX variants_gtin_idx ON public.variants USING btree (gtin);

CREATE INDEX variants_product_id_position_idx ON public.variants USING btree (product_id, "position");

CREATE UNIQUE INDEX variants_sku_key ON public.variants USING btree (sku);

ALTER TABLE actor_projections ADD CONSTRAINT actor_projections_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES actors(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE authors ADD CONSTRAINT authors_cover_media_id_fkey FOREIGN KEY (cover_media_id) REFERENCES media_assets(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE authors ADD CONSTRAINT authors_portrait_media_id_fkey FOREIGN KEY (portrait_media_id) REFERENCES media_assets(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE bookings ADD CONSTRAINT bookings_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES slots(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE cart_lines ADD CONSTRAINT cart_lines_cart_id_fkey FOREIGN KEY (cart_id) REFERENCES carts(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE categories ADD CONSTRAINT categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES categories(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE digest_items ADD CONSTRAINT digest_items_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES digests(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE digest_items ADD CONSTRAINT digest_items_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE email_changes ADD CONSTRAINT email_changes_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE entries ADD CONSTRAINT entries_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE entries ADD CONSTRAINT entries_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE entry_organisers ADD CONSTRAINT entry_organisers_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entries(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE entry_overrides ADD CONSTRAINT entry_overrides_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entries(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE factor_resets ADD CONSTRAINT factor_resets_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE flow_signals ADD CONSTRAINT flow_signals_flow_id_fkey FOREIGN KEY (flow_id) REFERENCES flow_instances(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE flow_steps ADD CONSTRAINT flow_steps_flow_id_fkey FOREIGN KEY (flow_id) REFERENCES flow_instances(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE followers ADD CONSTRAINT followers_projection_id_fkey FOREIGN KEY (projection_id) REFERENCES actor_projections(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE import_mappings ADD CONSTRAINT import_mappings_source_id_fkey FOREIGN KEY (source_id) REFERENCES import_sources(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE market_sellers ADD CONSTRAINT market_sellers_market_id_fkey FOREIGN KEY (market_id) REFERENCES markets(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE media_variants ADD CONSTRAINT media_variants_media_id_fkey FOREIGN KEY (media_id) REFERENCES media_assets(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE member_exports ADD CONSTRAINT member_exports_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE member_roles ADD CONSTRAINT member_roles_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE member_session_clients ADD CONSTRAINT member_session_clients_session_uid_fkey FOREIGN KEY (session_uid) REFERENCES member_sessions(session_uid) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE member_sessions ADD CONSTRAINT member_sessions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE navigation_items ADD CONSTRAINT navigation_items_menu_id_fkey FOREIGN KEY (menu_id) REFERENCES navigation_menus(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE navigation_items ADD CONSTRAINT navigation_items_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES navigation_items(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE newsletter_deliveries ADD CONSTRAINT newsletter_deliveries_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE newsletter_deliveries ADD CONSTRAINT newsletter_deliveries_send_id_fkey FOREIGN KEY (send_id) REFERENCES newsletter_sends(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE newsletter_sends ADD CONSTRAINT newsletter_sends_newsletter_id_fkey FOREIGN KEY (newsletter_id) REFERENCES newsletters(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE newsletter_subscriptions ADD CONSTRAINT newsletter_subscriptions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE newsletter_subscriptions ADD CONSTRAINT newsletter_subscriptions_newsletter_id_fkey FOREIGN KEY (newsletter_id) REFERENCES newsletters(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE notification_readings ADD CONSTRAINT notification_readings_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE occurrences ADD CONSTRAINT occurrences_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entries(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE order_events ADD CONSTRAINT order_events_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE order_lines ADD CONSTRAINT order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE orders ADD CONSTRAINT orders_collection_point_id_fkey FOREIGN KEY (collection_point_id) REFERENCES collection_points(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE passkeys ADD CONSTRAINT passkeys_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE payment_attempts ADD CONSTRAINT payment_attempts_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE payments ADD CONSTRAINT payments_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES payment_attempts(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE payments ADD CONSTRAINT payments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE post_authors ADD CONSTRAINT post_authors_author_id_fkey FOREIGN KEY (author_id) REFERENCES authors(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE post_authors ADD CONSTRAINT post_authors_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE post_media ADD CONSTRAINT post_media_media_id_fkey FOREIGN KEY (media_id) REFERENCES media_assets(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE post_media ADD CONSTRAINT post_media_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE post_revisions ADD CONSTRAINT post_revisions_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE post_tags ADD CONSTRAINT post_tags_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE post_tags ADD CONSTRAINT post_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE posts ADD CONSTRAINT posts_feature_media_id_fkey FOREIGN KEY (feature_media_id) REFERENCES media_assets(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE posts ADD CONSTRAINT posts_og_media_id_fkey FOREIGN KEY (og_media_id) REFERENCES media_assets(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE posts ADD CONSTRAINT posts_twitter_media_id_fkey FOREIGN KEY (twitter_media_id) REFERENCES media_assets(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE product_images ADD CONSTRAINT product_images_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE product_labels ADD CONSTRAINT product_labels_label_id_fkey FOREIGN KEY (label_id) REFERENCES labels(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE product_labels ADD CONSTRAINT product_labels_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE products ADD CONSTRAINT products_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE products ADD CONSTRAINT products_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE products ADD CONSTRAINT products_market_id_fkey FOREIGN KEY (market_id) REFERENCES markets(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE products ADD CONSTRAINT products_supplier_id_fkey FOREIGN KEY (supplier_id) REFERENCES suppliers(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE recovery_codes ADD CONSTRAINT recovery_codes_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE refunds ADD CONSTRAINT refunds_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE refunds ADD CONSTRAINT refunds_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE resources ADD CONSTRAINT resources_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE slots ADD CONSTRAINT slots_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES resources(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE stock_holds ADD CONSTRAINT stock_holds_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE tags ADD CONSTRAINT tags_feature_media_id_fkey FOREIGN KEY (feature_media_id) REFERENCES media_assets(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entries(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE tickets ADD CONSTRAINT tickets_occurrence_id_fkey FOREIGN KEY (occurrence_id) REFERENCES occurrences(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE tickets ADD CONSTRAINT tickets_ticket_type_id_fkey FOREIGN KEY (ticket_type_id) REFERENCES ticket_types(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE totp_secrets ADD CONSTRAINT totp_secrets_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE variants ADD CONSTRAINT variants_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON UPDATE CASCADE ON DELETE CASCADE;

CREATE VIEW activity_log AS  SELECT ap_activities_archive.seq,
    ap_activities_archive.id,
    ap_activities_archive.type,
    ap_activities_archive.origin_app,
    ap_activities_archive.visibility,
    ap_activities_archive.actor_id,
    ap_activities_archive.object_id,
    ap_activities_archive.object,
    ap_activities_archive.created_at
   FROM ap_activities_archive
UNION ALL
 SELECT ap_activities.seq,
    ap_activities.id,
    ap_activities.type,
    ap_activities.origin_app,
    ap_activities.visibility,
    ap_activities.actor_id,
    ap_activities.object_id,
    ap_activities.object,
    ap_activities.created_at
   FROM ap_activities;

CREATE VIEW log_writers AS  SELECT locks.pid,
    ((now.txid + d.lower) -
        CASE
            WHEN (d.lower >= '2147483648'::bigint) THEN '4294967296'::bigint
            ELSE (0)::bigint
        END) AS txid
   FROM pg_locks locks,
    ( SELECT ((pg_snapshot_xmax(pg_current_snapshot()))::text)::bigint AS txid) now,
    LATERAL ( SELECT (((locks.objid)::bigint - now.txid) & '4294967295'::bigint) AS lower) d
  WHERE ((locks.locktype = 'advisory'::text) AND (locks.classid = (4207002)::oid) AND (locks.objsubid = 2) AND (locks.database = ( SELECT pg_database.oid
           FROM pg_database
          WHERE (pg_database.datname = current_database()))));

CREATE TRIGGER ap_activities_append_only BEFORE UPDATE ON public.ap_activities FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ap_activities_name_log_writer BEFORE INSERT ON public.ap_activities FOR EACH STATEMENT EXECUTE FUNCTION name_log_writer();

CREATE TRIGGER ap_activities_only_archived AFTER DELETE ON public.ap_activities REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION refuse_loss();

CREATE TRIGGER ap_activities_archive_append_only BEFORE DELETE OR UPDATE ON public.ap_activities_archive FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_entries_append_only BEFORE DELETE OR UPDATE ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER entries_version_raise BEFORE UPDATE ON public.entries FOR EACH ROW WHEN (((new.version = old.version) AND (((((((new.title IS DISTINCT FROM old.title) OR (new.summary IS DISTINCT FROM old.summary)) OR (new.description_html IS DISTINCT FROM old.description_html)) OR (new.place_id IS DISTINCT FROM old.place_id)) OR (new.starts_local IS DISTINCT FROM old.starts_local)) OR (new.duration_minutes IS DISTINCT FROM old.duration_minutes)) OR (new.recurrence_rule IS DISTINCT FROM old.recurrence_rule)))) EXECUTE FUNCTION entries_version_raise();

CREATE TRIGGER flow_instances_tell_when_ended AFTER UPDATE OF finished_at ON public.flow_instances FOR EACH ROW WHEN (((old.finished_at IS NULL) AND (new.finished_at IS NOT NULL) AND (new.parent_id IS NOT NULL))) EXECUTE FUNCTION tell_when_ended();

CREATE TRIGGER posts_search_refresh BEFORE INSERT OR UPDATE OF title, excerpt, public_text ON public.posts FOR EACH ROW EXECUTE FUNCTION posts_search_refresh();

CREATE TRIGGER products_search_refresh BEFORE INSERT OR UPDATE OF search_text ON public.products FOR EACH ROW EXECUTE FUNCTION products_search_refresh();

CREATE TRIGGER search_documents_refresh BEFORE INSERT OR UPDATE OF title, summary, text ON public.search_documents FOR EACH ROW EXECUTE FUNCTION search_documents_refresh();
