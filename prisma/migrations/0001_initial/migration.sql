-- From prisma/sql/extensions.sql
-- What the models stand on. First in the migration, before any table.
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;


-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "members" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "name" TEXT NOT NULL,
    "handle" CITEXT,
    "avatar_url" TEXT,
    "bio" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'active',
    "is_federated" BOOLEAN NOT NULL DEFAULT false,
    "ghost_id" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "last_signed_in_at" TIMESTAMPTZ(3),
    "deletion_requested_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_roles" (
    "member_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "granted_by_id" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_roles_pkey" PRIMARY KEY ("member_id","role")
);

-- CreateTable
CREATE TABLE "email_proofs" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT 'sign-in',
    "interaction_uid" TEXT,
    "requested_from" TEXT NOT NULL DEFAULT '',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),
    "consumed_by" TEXT,
    "resumed_at" TIMESTAMPTZ(3),
    "member_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_proofs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_changes" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "new_email" CITEXT NOT NULL,
    "old_email" CITEXT,
    "proof_id" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "email_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkeys" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "signature_count" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_backed_up" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "totp_secrets" (
    "member_id" UUID NOT NULL,
    "secret_encrypted" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "totp_secrets_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oidc_payloads" (
    "kind" TEXT NOT NULL,
    "id_hash" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "uid" TEXT,
    "grant_id" TEXT,
    "member_id" UUID,
    "client_id" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "consumed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "oidc_payloads_pkey" PRIMARY KEY ("kind","id_hash")
);

-- CreateTable
CREATE TABLE "oidc_keys" (
    "id" TEXT NOT NULL,
    "use" TEXT NOT NULL,
    "public_jwk" JSONB,
    "secret_encrypted" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "oidc_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oidc_clients" (
    "id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_encrypted" TEXT,
    "metadata" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "oidc_clients_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_sessions" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "session_uid" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "methods" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "signed_in_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,

    CONSTRAINT "member_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_session_clients" (
    "session_uid" TEXT NOT NULL,
    "sid" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "grant_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_session_clients_pkey" PRIMARY KEY ("session_uid","sid")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "member_exports" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "file_path" TEXT,
    "checksum" TEXT,
    "byte_size" BIGINT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ready_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_exports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsletters" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "sender_name" TEXT NOT NULL DEFAULT '',
    "sender_email" TEXT,
    "subscribe_on_signup" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "ghost_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "newsletters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsletter_subscriptions" (
    "newsletter_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "subscribed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "unsubscribed_at" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL DEFAULT 'desk',

    CONSTRAINT "newsletter_subscriptions_pkey" PRIMARY KEY ("newsletter_id","member_id")
);

-- CreateTable
CREATE TABLE "newsletter_sends" (
    "id" UUID NOT NULL,
    "newsletter_id" UUID NOT NULL,
    "issue_key" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "post_id" UUID,
    "flow_id" UUID,
    "recipient_count" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "newsletter_sends_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsletter_deliveries" (
    "send_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "mail_id" UUID,
    "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "newsletter_deliveries_pkey" PRIMARY KEY ("send_id","member_id")
);

-- CreateTable
CREATE TABLE "posts" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'post',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "excerpt" TEXT,
    "auto_excerpt" TEXT NOT NULL DEFAULT '',
    "lexical" TEXT NOT NULL,
    "html" TEXT NOT NULL DEFAULT '',
    "public_html" TEXT NOT NULL DEFAULT '',
    "public_text" TEXT NOT NULL DEFAULT '',
    "rendered_hash" TEXT NOT NULL DEFAULT '',
    "renderer_version" INTEGER NOT NULL DEFAULT 0,
    "reading_minutes" INTEGER NOT NULL DEFAULT 1,
    "featured" BOOLEAN NOT NULL DEFAULT false,
    "feature_media_id" UUID,
    "feature_url" TEXT,
    "feature_alt" TEXT,
    "feature_caption" TEXT,
    "feature_focal_x" INTEGER,
    "feature_focal_y" INTEGER,
    "show_title_and_feature" BOOLEAN NOT NULL DEFAULT true,
    "canonical_url" TEXT,
    "meta_title" TEXT,
    "meta_description" TEXT,
    "og_title" TEXT,
    "og_description" TEXT,
    "og_media_id" UUID,
    "twitter_title" TEXT,
    "twitter_description" TEXT,
    "twitter_media_id" UUID,
    "code_injection_head" TEXT,
    "code_injection_foot" TEXT,
    "custom_template" TEXT,
    "locale" TEXT,
    "comments_enabled" BOOLEAN NOT NULL DEFAULT true,
    "newsletter_id" UUID,
    "email_subject" TEXT,
    "email_only" BOOLEAN NOT NULL DEFAULT false,
    "email_sent_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_member_id" UUID,
    "published_by_member_id" UUID,
    "scheduled_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search" tsvector,

    CONSTRAINT "posts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_revisions" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "excerpt" TEXT,
    "lexical" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "author_member_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authors" (
    "id" UUID NOT NULL,
    "member_id" UUID,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "bio" TEXT,
    "website" TEXT,
    "location" TEXT,
    "social" JSONB NOT NULL DEFAULT '{}',
    "portrait_media_id" UUID,
    "cover_media_id" UUID,
    "meta_title" TEXT,
    "meta_description" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "authors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_authors" (
    "post_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "post_authors_pkey" PRIMARY KEY ("post_id","author_id")
);

-- CreateTable
CREATE TABLE "tags" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "position" INTEGER NOT NULL DEFAULT 0,
    "accent_color" TEXT,
    "feature_media_id" UUID,
    "parent_id" UUID,
    "canonical_url" TEXT,
    "meta_title" TEXT,
    "meta_description" TEXT,
    "og_title" TEXT,
    "og_description" TEXT,
    "code_injection_head" TEXT,
    "code_injection_foot" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_tags" (
    "post_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "post_tags_pkey" PRIMARY KEY ("post_id","tag_id")
);

-- CreateTable
CREATE TABLE "navigation_menus" (
    "id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "title" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "navigation_menus_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "navigation_items" (
    "id" UUID NOT NULL,
    "menu_id" UUID NOT NULL,
    "parent_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "label" TEXT NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "navigation_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snippets" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "lexical" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snippets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snippet_uses" (
    "snippet_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,

    CONSTRAINT "snippet_uses_pkey" PRIMARY KEY ("snippet_id","post_id")
);

-- CreateTable
CREATE TABLE "media_assets" (
    "id" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "original_name" TEXT,
    "alt" TEXT,
    "uploaded_by_member_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_assets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media_variants" (
    "id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,

    CONSTRAINT "media_variants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_media" (
    "post_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,

    CONSTRAINT "post_media_pkey" PRIMARY KEY ("post_id","media_id")
);

-- CreateTable
CREATE TABLE "redirects" (
    "id" UUID NOT NULL,
    "from_path" TEXT NOT NULL,
    "to_url" TEXT NOT NULL,
    "is_pattern" BOOLEAN NOT NULL DEFAULT false,
    "permanent" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "redirects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "parent_id" UUID,
    "member_id" UUID,
    "remote_actor_id" UUID,
    "activity_uri" TEXT,
    "author_name" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'published',
    "edited_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blog_settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blog_settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "import_sources" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "title" TEXT,
    "origin" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_mappings" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "local_id" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "imported_version" INTEGER,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_mappings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digests" (
    "id" UUID NOT NULL,
    "flow_id" UUID,
    "title" TEXT NOT NULL,
    "intro" TEXT,
    "status" TEXT NOT NULL DEFAULT 'collecting',
    "newsletter_id" UUID,
    "window_from" TIMESTAMPTZ(3) NOT NULL,
    "window_to" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "digests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest_items" (
    "digest_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT,

    CONSTRAINT "digest_items_pkey" PRIMARY KEY ("digest_id","post_id")
);

-- CreateTable
CREATE TABLE "carts" (
    "id" UUID NOT NULL,
    "member_id" UUID,
    "token_hash" CHAR(64),
    "status" TEXT NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL DEFAULT 'GBP',
    "merged_into_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "carts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart_lines" (
    "id" UUID NOT NULL,
    "cart_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ref_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "snapshot" JSONB NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cart_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collection_points" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "opening_words" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "offered" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "collection_points_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collection_slots" (
    "id" UUID NOT NULL,
    "point_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "capacity" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "collection_slots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "member_id" UUID,
    "email" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "phone" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'pending',
    "fulfilment" TEXT NOT NULL DEFAULT 'none',
    "handover" TEXT NOT NULL DEFAULT 'collection',
    "collection_point_id" UUID,
    "collection_slot_id" UUID,
    "handover_words" TEXT NOT NULL DEFAULT '',
    "currency" CHAR(3) NOT NULL,
    "subtotal_minor" INTEGER NOT NULL,
    "discount_minor" INTEGER NOT NULL DEFAULT 0,
    "total_minor" INTEGER NOT NULL,
    "vat_minor" INTEGER NOT NULL,
    "cart_id" UUID,
    "cart_version" INTEGER,
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "ref_id" UUID,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "sku" TEXT,
    "supplier_id" UUID,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" INTEGER NOT NULL,
    "discount_minor" INTEGER NOT NULL DEFAULT 0,
    "total_minor" INTEGER NOT NULL,
    "vat_class" TEXT NOT NULL,
    "vat_rate_bp" INTEGER NOT NULL,
    "vat_minor" INTEGER NOT NULL,
    "snapshot" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_attempts" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "provider" TEXT NOT NULL DEFAULT 'sumup',
    "reference" TEXT NOT NULL,
    "checkout_id" TEXT,
    "merchant_code" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'created',
    "hosted_url" TEXT,
    "transaction_id" TEXT,
    "transaction_code" TEXT,
    "close_requested_at" TIMESTAMPTZ(3),
    "check_count" INTEGER NOT NULL DEFAULT 0,
    "next_check_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "attempt_id" UUID,
    "provider" TEXT NOT NULL,
    "transaction_id" TEXT,
    "amount_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'applied',
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "vat_minor" INTEGER NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'asked',
    "provider_refund_id" TEXT,
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund_lines" (
    "refund_id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "vat_minor" INTEGER NOT NULL,

    CONSTRAINT "refund_lines_pkey" PRIMARY KEY ("refund_id","order_line_id")
);

-- CreateTable
CREATE TABLE "vouchers" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_minor" INTEGER,
    "percent_bp" INTEGER,
    "currency" CHAR(3) NOT NULL DEFAULT 'GBP',
    "min_total_minor" INTEGER NOT NULL DEFAULT 0,
    "max_redemptions" INTEGER,
    "redeemed_count" INTEGER NOT NULL DEFAULT 0,
    "member_id" UUID,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vouchers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voucher_redemptions" (
    "id" UUID NOT NULL,
    "voucher_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'held',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "voucher_redemptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_events" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "actor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_hints" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL DEFAULT 'sumup',
    "checkout_id" TEXT NOT NULL,
    "event_type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_hints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendars" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "colour" TEXT NOT NULL DEFAULT 'rose',
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "time_zone" TEXT NOT NULL,
    "owner_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendars_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "places" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "latitude" DECIMAL(9,6),
    "longitude" DECIMAL(9,6),
    "map_url" TEXT,
    "accessibility_notes" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "places_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_categories" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "event_categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entries" (
    "id" UUID NOT NULL,
    "uid" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "calendar_id" UUID NOT NULL,
    "place_id" UUID,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "description_html" TEXT NOT NULL DEFAULT '',
    "image_url" TEXT,
    "image_alt" TEXT NOT NULL DEFAULT '',
    "online_url" TEXT,
    "publication" TEXT NOT NULL DEFAULT 'draft',
    "status" TEXT NOT NULL DEFAULT 'confirmed',
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "all_day" BOOLEAN NOT NULL DEFAULT false,
    "starts_local" TEXT NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    "time_zone" TEXT NOT NULL,
    "recurrence_rule" TEXT,
    "extra_starts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "excluded_starts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "split_from_id" UUID,
    "materialised_until" TIMESTAMPTZ(3),
    "capacity" INTEGER,
    "accessibility_notes" TEXT NOT NULL DEFAULT '',
    "join_mode" TEXT NOT NULL DEFAULT 'open',
    "external_url" TEXT,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry_categories" (
    "entry_id" UUID NOT NULL,
    "category_id" UUID NOT NULL,

    CONSTRAINT "entry_categories_pkey" PRIMARY KEY ("entry_id","category_id")
);

-- CreateTable
CREATE TABLE "entry_organisers" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "member_id" UUID,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "entry_organisers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry_overrides" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "original_start" TEXT NOT NULL,
    "title" TEXT,
    "summary" TEXT,
    "starts_local" TEXT,
    "duration_minutes" INTEGER,
    "status" TEXT,
    "place_name" TEXT,

    CONSTRAINT "entry_overrides_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "occurrences" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "original_start" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'confirmed',
    "capacity" INTEGER,
    "sold" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "occurrences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participations" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "occurrence_id" UUID,
    "member_id" UUID,
    "remote_actor_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'accepted',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "participations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_types" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "price_minor" INTEGER NOT NULL,
    "member_price_minor" INTEGER,
    "pay_what_you_can" BOOLEAN NOT NULL DEFAULT false,
    "minimum_minor" INTEGER,
    "currency" CHAR(3) NOT NULL,
    "vat_class" TEXT NOT NULL DEFAULT 'exempt',
    "quantity" INTEGER,
    "per_person_limit" INTEGER,
    "sale_starts_at" TIMESTAMPTZ(3),
    "sale_ends_at" TIMESTAMPTZ(3),
    "refund_policy" JSONB NOT NULL DEFAULT '{}',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ticket_types_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_quotas" (
    "id" UUID NOT NULL,
    "ticket_type_id" UUID NOT NULL,
    "occurrence_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "sold" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ticket_quotas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_holds" (
    "id" UUID NOT NULL,
    "reservation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'held',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "extended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_holds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tickets" (
    "id" UUID NOT NULL,
    "ticket_type_id" UUID NOT NULL,
    "occurrence_id" UUID NOT NULL,
    "order_id" UUID,
    "order_line_id" UUID,
    "member_id" UUID,
    "holder_name" TEXT NOT NULL DEFAULT '',
    "code_hash" TEXT NOT NULL,
    "price_paid_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "refund_policy" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'valid',
    "transferred_to_id" UUID,
    "checked_in_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tickets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_ins" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "device_id" TEXT NOT NULL,
    "scan_id" TEXT NOT NULL,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_double" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "check_ins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_signing_keys" (
    "id" UUID NOT NULL,
    "calendar_id" UUID NOT NULL,
    "public_key" TEXT NOT NULL,
    "encrypted_private_key" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_signing_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waiting_list_entries" (
    "id" UUID NOT NULL,
    "occurrence_id" UUID NOT NULL,
    "ticket_type_id" UUID,
    "member_id" UUID,
    "email" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "offered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "waiting_list_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resources" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "place_id" UUID,
    "time_zone" TEXT NOT NULL,
    "slot_minutes" INTEGER NOT NULL,
    "buffer_minutes" INTEGER NOT NULL DEFAULT 0,
    "capacity" INTEGER NOT NULL DEFAULT 1,
    "price_minor" INTEGER NOT NULL DEFAULT 0,
    "member_price_minor" INTEGER,
    "currency" CHAR(3) NOT NULL,
    "vat_class" TEXT NOT NULL DEFAULT 'standard',
    "lead_minutes" INTEGER NOT NULL DEFAULT 0,
    "cancellation_policy" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "resources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opening_rules" (
    "id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "recurrence_rule" TEXT NOT NULL,
    "opens_local" TEXT NOT NULL,
    "closes_local" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_until" DATE,

    CONSTRAINT "opening_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slots" (
    "id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "capacity" INTEGER NOT NULL,
    "booked" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "slots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bookings" (
    "id" UUID NOT NULL,
    "slot_id" UUID NOT NULL,
    "member_id" UUID,
    "order_id" UUID,
    "order_line_id" UUID,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "price_paid_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "cancellation_policy" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'confirmed',
    "cancelled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bookings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_subscriptions" (
    "id" UUID NOT NULL,
    "calendar_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "etag" TEXT,
    "last_polled_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "calendar_subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "private_feeds" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "private_feeds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_widgets" (
    "id" UUID NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "fragment" TEXT NOT NULL,
    "filters" JSONB NOT NULL DEFAULT '{}',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "calendar_widgets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "actors" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "member_id" UUID,
    "handle" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "summary_html" TEXT NOT NULL DEFAULT '',
    "avatar_url" TEXT,
    "rsa_public_key_pem" TEXT NOT NULL,
    "rsa_private_key_encrypted" TEXT NOT NULL,
    "ed25519_public_key_multibase" TEXT NOT NULL,
    "ed25519_private_key_encrypted" TEXT NOT NULL,
    "moved_to_uri" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "suspended_at" TIMESTAMPTZ(3),

    CONSTRAINT "actors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "actor_projections" (
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "app" TEXT NOT NULL,
    "uri" TEXT NOT NULL,
    "rsa_public_key_pem" TEXT,
    "rsa_private_key_encrypted" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "actor_projections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remote_hosts" (
    "host" TEXT NOT NULL,
    "software" TEXT,
    "signature_dialect" TEXT,
    "policy" TEXT NOT NULL DEFAULT 'open',
    "policy_reason" TEXT NOT NULL DEFAULT '',
    "failing_since" TIMESTAMPTZ(3),
    "next_probe_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "remote_hosts_pkey" PRIMARY KEY ("host")
);

-- CreateTable
CREATE TABLE "remote_actors" (
    "id" UUID NOT NULL,
    "uri" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "display_name" TEXT NOT NULL DEFAULT '',
    "summary_html" TEXT NOT NULL DEFAULT '',
    "avatar_url" TEXT,
    "inbox_uri" TEXT NOT NULL,
    "shared_inbox_uri" TEXT,
    "public_keys" JSONB NOT NULL DEFAULT '[]',
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_at" TIMESTAMPTZ(3),

    CONSTRAINT "remote_actors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "followers" (
    "id" UUID NOT NULL,
    "projection_id" UUID NOT NULL,
    "remote_actor_id" UUID,
    "member_id" UUID,
    "follow_activity_uri" TEXT,
    "status" TEXT NOT NULL DEFAULT 'accepted',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "followers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "followings" (
    "id" UUID NOT NULL,
    "projection_id" UUID NOT NULL,
    "remote_actor_id" UUID NOT NULL,
    "follow_activity_uri" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "followings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ap_deliveries" (
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "projection_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "inbox_uri" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "object_uri" TEXT,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_expires_at" TIMESTAMPTZ(3),
    "lease_token" UUID,
    "last_status" INTEGER,
    "last_error" TEXT,
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ap_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ap_documents" (
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "projection_id" UUID NOT NULL,
    "uri" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ap_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ap_inbox" (
    "id" UUID NOT NULL,
    "activity_uri" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "actor_uri" TEXT NOT NULL,
    "headers" JSONB NOT NULL,
    "body" BYTEA NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'received',
    "verification" TEXT,
    "error" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "ap_inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notes" (
    "id" UUID NOT NULL,
    "uri" TEXT NOT NULL,
    "member_id" UUID,
    "remote_actor_id" UUID,
    "in_reply_to_uri" TEXT,
    "conversation" TEXT,
    "content_html" TEXT NOT NULL,
    "content_warning" TEXT,
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "attachments" JSONB NOT NULL DEFAULT '[]',
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interactions" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "object_uri" TEXT NOT NULL,
    "member_id" UUID,
    "remote_actor_id" UUID,
    "activity_uri" TEXT,
    "emoji" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "interactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_blocks" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_blocks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "reporter_id" UUID,
    "reporter_uri" TEXT,
    "target_uri" TEXT NOT NULL,
    "object_uris" TEXT[],
    "comment" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'open',
    "handled_by" UUID,
    "handled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "activity_id" UUID NOT NULL,
    "subject" JSONB NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ap_activities" (
    "seq" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "txid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    "type" TEXT NOT NULL,
    "origin_app" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "actor_id" UUID,
    "object_id" TEXT,
    "object" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ap_activities_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "log_horizon" (
    "id" INTEGER NOT NULL,
    "safe_seq" BIGINT NOT NULL DEFAULT 0,
    "gap_until" BIGINT NOT NULL DEFAULT 0,
    "gap_xmax" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "log_horizon_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reaction_cursors" (
    "handler" TEXT NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reaction_cursors_pkey" PRIMARY KEY ("handler")
);

-- CreateTable
CREATE TABLE "reaction_tasks" (
    "handler" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "order_key" TEXT,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "lease_owner" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "reaction_tasks_pkey" PRIMARY KEY ("handler","seq")
);

-- CreateTable
CREATE TABLE "projection_checkpoints" (
    "name" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "retry_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "projection_checkpoints_pkey" PRIMARY KEY ("name","generation")
);

-- CreateTable
CREATE TABLE "mailbox_actors" (
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" JSONB NOT NULL DEFAULT '{}',
    "turns" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mailbox_actors_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "mailbox" (
    "seq" BIGSERIAL NOT NULL,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "idem_key" TEXT NOT NULL,
    "message" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "flow_definitions" (
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "app" TEXT NOT NULL,
    "input_schema" JSONB,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flow_definitions_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "flow_instances" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'ready',
    "input" JSONB NOT NULL,
    "output" JSONB,
    "error" JSONB,
    "idempotency_key" TEXT,
    "parent_id" UUID,
    "origin_app" TEXT NOT NULL,
    "lease_owner" TEXT,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "wake_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "flow_instances_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flow_steps" (
    "flow_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "result" JSONB,
    "error" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER NOT NULL,
    "wait_key" TEXT,
    "wake_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "flow_steps_pkey" PRIMARY KEY ("flow_id","position")
);

-- CreateTable
CREATE TABLE "flow_signals" (
    "seq" BIGSERIAL NOT NULL,
    "flow_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB,
    "idempotency_key" TEXT,
    "consumed_by" INTEGER,
    "consumed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flow_signals_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "timeline_entries" (
    "generation" INTEGER NOT NULL,
    "activity_id" UUID NOT NULL,
    "activity_seq" BIGINT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "object_url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT,
    "image_url" TEXT,
    "app" TEXT NOT NULL,
    "author_name" TEXT,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timeline_entries_pkey" PRIMARY KEY ("generation","activity_id")
);

-- CreateTable
CREATE TABLE "outgoing_mails" (
    "id" UUID NOT NULL,
    "to" CITEXT NOT NULL,
    "template" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "attachments" JSONB NOT NULL DEFAULT '[]',
    "idempotency_key" TEXT NOT NULL,
    "origin_app" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "leased_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outgoing_mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "markets" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tagline" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "opening_words" TEXT NOT NULL DEFAULT '',
    "collection_words" TEXT NOT NULL DEFAULT '',
    "opens_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/London',
    "currency" CHAR(3) NOT NULL DEFAULT 'GBP',
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "markets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "market_sellers" (
    "market_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "market_sellers_pkey" PRIMARY KEY ("market_id","member_id")
);

-- CreateTable
CREATE TABLE "suppliers" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "website_url" TEXT,
    "email" TEXT,
    "member_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppliers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brands" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "website_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "brands_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "categories" (
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "picture_kind" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "labels" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "labels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "products" (
    "id" UUID NOT NULL,
    "market_id" UUID NOT NULL,
    "supplier_id" UUID,
    "brand_id" UUID,
    "category_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "ingredients" TEXT,
    "allergens" TEXT,
    "storage" TEXT,
    "origin" TEXT,
    "picture_kind" TEXT,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "search_text" TEXT NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_images" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "width" INTEGER,
    "height" INTEGER,
    "source_url" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_images_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_labels" (
    "product_id" UUID NOT NULL,
    "label_id" UUID NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'seller',
    "evidence" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_labels_pkey" PRIMARY KEY ("product_id","label_id")
);

-- CreateTable
CREATE TABLE "variants" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "gtin" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "pack_count" INTEGER NOT NULL DEFAULT 1,
    "pack_amount" INTEGER NOT NULL,
    "pack_unit" TEXT NOT NULL,
    "unit_price_base" INTEGER NOT NULL DEFAULT 1000,
    "case_size" INTEGER NOT NULL DEFAULT 1,
    "price_minor" INTEGER NOT NULL,
    "member_price_minor" INTEGER,
    "deposit_minor" INTEGER NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL DEFAULT 'GBP',
    "vat_class" TEXT NOT NULL DEFAULT 'zero',
    "made_to_order" BOOLEAN NOT NULL DEFAULT false,
    "lead_days" INTEGER,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "low_stock_at" INTEGER NOT NULL DEFAULT 5,
    "offered" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "variants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_movements" (
    "id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "delta" INTEGER NOT NULL,
    "on_hand_after" INTEGER NOT NULL,
    "order_id" UUID,
    "actor_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_movements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_holds" (
    "id" UUID NOT NULL,
    "reservation_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'held',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_holds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_waiting_entries" (
    "id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "notified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_waiting_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "favourites" (
    "member_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "favourites_pkey" PRIMARY KEY ("member_id","product_id")
);

-- CreateTable
CREATE TABLE "import_recipes" (
    "id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "start_urls" TEXT[],
    "settings" JSONB NOT NULL DEFAULT '{}',
    "schedule" TEXT,
    "page_budget" INTEGER NOT NULL DEFAULT 500,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_recipes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_runs" (
    "id" UUID NOT NULL,
    "recipe_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'fetching',
    "blocked_reason" TEXT,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "started_by_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_snapshots" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "etag" TEXT,
    "last_modified" TEXT,
    "body_hash" TEXT,
    "body_path" TEXT,
    "extracted" JSONB,
    "extractor" TEXT,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_snapshots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_diffs" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "snapshot_id" UUID,
    "product_id" UUID,
    "variant_id" UUID,
    "external_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "decision" TEXT NOT NULL DEFAULT 'open',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_diffs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "variant_sources" (
    "id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "recipe_id" UUID NOT NULL,
    "external_key" TEXT NOT NULL,
    "url" TEXT,
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "variant_sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "field_locks" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "variant_id" UUID,
    "field" TEXT NOT NULL,
    "locked_by_id" UUID NOT NULL,
    "locked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "field_locks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "members_email_key" ON "members"("email");

-- CreateIndex
CREATE UNIQUE INDEX "members_handle_key" ON "members"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "members_ghost_id_key" ON "members"("ghost_id");

-- CreateIndex
CREATE INDEX "members_created_at_idx" ON "members"("created_at");

-- CreateIndex
CREATE INDEX "member_roles_role_idx" ON "member_roles"("role");

-- CreateIndex
CREATE UNIQUE INDEX "email_proofs_token_hash_key" ON "email_proofs"("token_hash");

-- CreateIndex
CREATE INDEX "email_proofs_email_created_at_idx" ON "email_proofs"("email", "created_at");

-- CreateIndex
CREATE INDEX "email_proofs_interaction_uid_created_at_idx" ON "email_proofs"("interaction_uid", "created_at");

-- CreateIndex
CREATE INDEX "email_proofs_expires_at_idx" ON "email_proofs"("expires_at");

-- CreateIndex
CREATE INDEX "email_changes_member_id_idx" ON "email_changes"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");

-- CreateIndex
CREATE INDEX "passkeys_member_id_idx" ON "passkeys"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_codes_member_id_code_hash_key" ON "recovery_codes"("member_id", "code_hash");

-- CreateIndex
CREATE INDEX "oidc_payloads_uid_idx" ON "oidc_payloads"("uid");

-- CreateIndex
CREATE INDEX "oidc_payloads_grant_id_idx" ON "oidc_payloads"("grant_id");

-- CreateIndex
CREATE INDEX "oidc_payloads_member_id_kind_idx" ON "oidc_payloads"("member_id", "kind");

-- CreateIndex
CREATE INDEX "oidc_payloads_expires_at_idx" ON "oidc_payloads"("expires_at");

-- CreateIndex
CREATE INDEX "oidc_keys_use_created_at_idx" ON "oidc_keys"("use", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "oidc_clients_client_id_key" ON "oidc_clients"("client_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_sessions_session_uid_key" ON "member_sessions"("session_uid");

-- CreateIndex
CREATE INDEX "member_sessions_member_id_ended_at_idx" ON "member_sessions"("member_id", "ended_at");

-- CreateIndex
CREATE INDEX "member_session_clients_sid_idx" ON "member_session_clients"("sid");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_email_idx" ON "invitations"("email");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entries_hash_key" ON "audit_entries"("hash");

-- CreateIndex
CREATE INDEX "audit_entries_actor_id_seq_idx" ON "audit_entries"("actor_id", "seq");

-- CreateIndex
CREATE INDEX "audit_entries_subject_type_subject_id_seq_idx" ON "audit_entries"("subject_type", "subject_id", "seq");

-- CreateIndex
CREATE INDEX "member_exports_member_id_idx" ON "member_exports"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "newsletters_slug_key" ON "newsletters"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "newsletters_ghost_id_key" ON "newsletters"("ghost_id");

-- CreateIndex
CREATE INDEX "newsletter_subscriptions_member_id_idx" ON "newsletter_subscriptions"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "newsletter_sends_newsletter_id_issue_key_key" ON "newsletter_sends"("newsletter_id", "issue_key");

-- CreateIndex
CREATE INDEX "newsletter_deliveries_member_id_idx" ON "newsletter_deliveries"("member_id");

-- CreateIndex
CREATE INDEX "posts_kind_status_published_at_id_idx" ON "posts"("kind", "status", "published_at" DESC, "id");

-- CreateIndex
CREATE INDEX "posts_status_scheduled_at_idx" ON "posts"("status", "scheduled_at");

-- CreateIndex
CREATE INDEX "posts_feature_media_id_idx" ON "posts"("feature_media_id");

-- CreateIndex
CREATE INDEX "posts_og_media_id_idx" ON "posts"("og_media_id");

-- CreateIndex
CREATE INDEX "posts_twitter_media_id_idx" ON "posts"("twitter_media_id");

-- CreateIndex
CREATE INDEX "posts_search_idx" ON "posts" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "posts_slug_key" ON "posts"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "post_revisions_post_id_version_key" ON "post_revisions"("post_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "authors_member_id_key" ON "authors"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "authors_slug_key" ON "authors"("slug");

-- CreateIndex
CREATE INDEX "authors_portrait_media_id_idx" ON "authors"("portrait_media_id");

-- CreateIndex
CREATE INDEX "authors_cover_media_id_idx" ON "authors"("cover_media_id");

-- CreateIndex
CREATE INDEX "post_authors_author_id_idx" ON "post_authors"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "tags_slug_key" ON "tags"("slug");

-- CreateIndex
CREATE INDEX "tags_feature_media_id_idx" ON "tags"("feature_media_id");

-- CreateIndex
CREATE INDEX "tags_parent_id_idx" ON "tags"("parent_id");

-- CreateIndex
CREATE INDEX "post_tags_tag_id_idx" ON "post_tags"("tag_id");

-- CreateIndex
CREATE UNIQUE INDEX "navigation_menus_place_key" ON "navigation_menus"("place");

-- CreateIndex
CREATE INDEX "navigation_items_menu_id_position_idx" ON "navigation_items"("menu_id", "position");

-- CreateIndex
CREATE INDEX "navigation_items_parent_id_idx" ON "navigation_items"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "snippets_name_key" ON "snippets"("name");

-- CreateIndex
CREATE INDEX "snippet_uses_post_id_idx" ON "snippet_uses"("post_id");

-- CreateIndex
CREATE UNIQUE INDEX "media_assets_sha256_key" ON "media_assets"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "media_variants_media_id_width_content_type_key" ON "media_variants"("media_id", "width", "content_type");

-- CreateIndex
CREATE INDEX "post_media_media_id_idx" ON "post_media"("media_id");

-- CreateIndex
CREATE UNIQUE INDEX "redirects_from_path_key" ON "redirects"("from_path");

-- CreateIndex
CREATE INDEX "redirects_is_pattern_position_idx" ON "redirects"("is_pattern", "position");

-- CreateIndex
CREATE UNIQUE INDEX "comments_activity_uri_key" ON "comments"("activity_uri");

-- CreateIndex
CREATE INDEX "comments_post_id_status_created_at_idx" ON "comments"("post_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "comments_parent_id_idx" ON "comments"("parent_id");

-- CreateIndex
CREATE INDEX "comments_member_id_idx" ON "comments"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_sources_kind_fingerprint_key" ON "import_sources"("kind", "fingerprint");

-- CreateIndex
CREATE INDEX "import_mappings_entity_local_id_idx" ON "import_mappings"("entity", "local_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_mappings_source_id_entity_external_id_key" ON "import_mappings"("source_id", "entity", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "digests_flow_id_key" ON "digests"("flow_id");

-- CreateIndex
CREATE INDEX "digest_items_post_id_idx" ON "digest_items"("post_id");

-- CreateIndex
CREATE UNIQUE INDEX "carts_token_hash_key" ON "carts"("token_hash");

-- CreateIndex
CREATE INDEX "carts_updated_at_idx" ON "carts"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "cart_lines_cart_id_kind_ref_id_key" ON "cart_lines"("cart_id", "kind", "ref_id");

-- CreateIndex
CREATE UNIQUE INDEX "collection_points_slug_key" ON "collection_points"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "collection_slots_point_id_starts_at_key" ON "collection_slots"("point_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "orders_number_key" ON "orders"("number");

-- CreateIndex
CREATE INDEX "orders_member_id_placed_at_idx" ON "orders"("member_id", "placed_at");

-- CreateIndex
CREATE INDEX "orders_status_placed_at_idx" ON "orders"("status", "placed_at");

-- CreateIndex
CREATE INDEX "order_lines_kind_ref_id_idx" ON "order_lines"("kind", "ref_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_lines_order_id_position_key" ON "order_lines"("order_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempts_reference_key" ON "payment_attempts"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempts_checkout_id_key" ON "payment_attempts"("checkout_id");

-- CreateIndex
CREATE INDEX "payment_attempts_order_id_idx" ON "payment_attempts"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_attempt_id_key" ON "payments"("attempt_id");

-- CreateIndex
CREATE INDEX "payments_order_id_idx" ON "payments"("order_id");

-- CreateIndex
CREATE INDEX "refunds_order_id_idx" ON "refunds"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "vouchers_code_key" ON "vouchers"("code");

-- CreateIndex
CREATE UNIQUE INDEX "voucher_redemptions_voucher_id_order_id_key" ON "voucher_redemptions"("voucher_id", "order_id");

-- CreateIndex
CREATE INDEX "order_events_order_id_created_at_idx" ON "order_events"("order_id", "created_at");

-- CreateIndex
CREATE INDEX "payment_hints_checkout_id_idx" ON "payment_hints"("checkout_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendars_slug_key" ON "calendars"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "places_name_address_key" ON "places"("name", "address");

-- CreateIndex
CREATE UNIQUE INDEX "event_categories_slug_key" ON "event_categories"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "entries_uid_key" ON "entries"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "entries_slug_key" ON "entries"("slug");

-- CreateIndex
CREATE INDEX "entries_calendar_id_publication_idx" ON "entries"("calendar_id", "publication");

-- CreateIndex
CREATE INDEX "entry_organisers_entry_id_idx" ON "entry_organisers"("entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "entry_overrides_entry_id_original_start_key" ON "entry_overrides"("entry_id", "original_start");

-- CreateIndex
CREATE INDEX "occurrences_starts_at_idx" ON "occurrences"("starts_at");

-- CreateIndex
CREATE INDEX "occurrences_ends_at_idx" ON "occurrences"("ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "occurrences_entry_id_original_start_key" ON "occurrences"("entry_id", "original_start");

-- CreateIndex
CREATE UNIQUE INDEX "participations_entry_id_member_id_key" ON "participations"("entry_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "participations_entry_id_remote_actor_id_key" ON "participations"("entry_id", "remote_actor_id");

-- CreateIndex
CREATE INDEX "ticket_types_entry_id_idx" ON "ticket_types"("entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_quotas_ticket_type_id_occurrence_id_key" ON "ticket_quotas"("ticket_type_id", "occurrence_id");

-- CreateIndex
CREATE INDEX "event_holds_status_expires_at_idx" ON "event_holds"("status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "event_holds_reservation_id_kind_target_id_key" ON "event_holds"("reservation_id", "kind", "target_id");

-- CreateIndex
CREATE UNIQUE INDEX "tickets_code_hash_key" ON "tickets"("code_hash");

-- CreateIndex
CREATE INDEX "tickets_member_id_idx" ON "tickets"("member_id");

-- CreateIndex
CREATE INDEX "tickets_order_id_idx" ON "tickets"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "check_ins_scan_id_key" ON "check_ins"("scan_id");

-- CreateIndex
CREATE INDEX "check_ins_ticket_id_scanned_at_idx" ON "check_ins"("ticket_id", "scanned_at");

-- CreateIndex
CREATE INDEX "ticket_signing_keys_calendar_id_idx" ON "ticket_signing_keys"("calendar_id");

-- CreateIndex
CREATE INDEX "waiting_list_entries_occurrence_id_status_created_at_idx" ON "waiting_list_entries"("occurrence_id", "status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "resources_slug_key" ON "resources"("slug");

-- CreateIndex
CREATE INDEX "opening_rules_resource_id_idx" ON "opening_rules"("resource_id");

-- CreateIndex
CREATE UNIQUE INDEX "slots_resource_id_starts_at_key" ON "slots"("resource_id", "starts_at");

-- CreateIndex
CREATE INDEX "bookings_member_id_idx" ON "bookings"("member_id");

-- CreateIndex
CREATE INDEX "bookings_slot_id_idx" ON "bookings"("slot_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_subscriptions_calendar_id_url_key" ON "calendar_subscriptions"("calendar_id", "url");

-- CreateIndex
CREATE UNIQUE INDEX "private_feeds_token_hash_key" ON "private_feeds"("token_hash");

-- CreateIndex
CREATE INDEX "private_feeds_member_id_idx" ON "private_feeds"("member_id");

-- CreateIndex
CREATE INDEX "calendar_widgets_target_type_target_id_idx" ON "calendar_widgets"("target_type", "target_id");

-- CreateIndex
CREATE UNIQUE INDEX "actors_member_id_key" ON "actors"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "actors_handle_key" ON "actors"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "actor_projections_uri_key" ON "actor_projections"("uri");

-- CreateIndex
CREATE UNIQUE INDEX "actor_projections_actor_id_app_key" ON "actor_projections"("actor_id", "app");

-- CreateIndex
CREATE UNIQUE INDEX "remote_actors_uri_key" ON "remote_actors"("uri");

-- CreateIndex
CREATE INDEX "remote_actors_host_idx" ON "remote_actors"("host");

-- CreateIndex
CREATE UNIQUE INDEX "followers_projection_id_remote_actor_id_key" ON "followers"("projection_id", "remote_actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "followers_projection_id_member_id_key" ON "followers"("projection_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "followings_follow_activity_uri_key" ON "followings"("follow_activity_uri");

-- CreateIndex
CREATE UNIQUE INDEX "followings_projection_id_remote_actor_id_key" ON "followings"("projection_id", "remote_actor_id");

-- CreateIndex
CREATE INDEX "ap_deliveries_host_status_idx" ON "ap_deliveries"("host", "status");

-- CreateIndex
CREATE UNIQUE INDEX "ap_deliveries_activity_id_inbox_uri_key" ON "ap_deliveries"("activity_id", "inbox_uri");

-- CreateIndex
CREATE UNIQUE INDEX "ap_documents_uri_key" ON "ap_documents"("uri");

-- CreateIndex
CREATE UNIQUE INDEX "ap_documents_activity_id_projection_id_key" ON "ap_documents"("activity_id", "projection_id");

-- CreateIndex
CREATE INDEX "ap_inbox_status_received_at_idx" ON "ap_inbox"("status", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "ap_inbox_activity_uri_recipient_key" ON "ap_inbox"("activity_uri", "recipient");

-- CreateIndex
CREATE UNIQUE INDEX "notes_uri_key" ON "notes"("uri");

-- CreateIndex
CREATE INDEX "notes_in_reply_to_uri_idx" ON "notes"("in_reply_to_uri");

-- CreateIndex
CREATE INDEX "notes_member_id_published_at_idx" ON "notes"("member_id", "published_at");

-- CreateIndex
CREATE UNIQUE INDEX "interactions_activity_uri_key" ON "interactions"("activity_uri");

-- CreateIndex
CREATE INDEX "interactions_object_uri_kind_idx" ON "interactions"("object_uri", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "interactions_kind_object_uri_member_id_key" ON "interactions"("kind", "object_uri", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "interactions_kind_object_uri_remote_actor_id_key" ON "interactions"("kind", "object_uri", "remote_actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_blocks_member_id_kind_target_key" ON "member_blocks"("member_id", "kind", "target");

-- CreateIndex
CREATE INDEX "reports_status_created_at_idx" ON "reports"("status", "created_at");

-- CreateIndex
CREATE INDEX "notifications_member_id_created_at_idx" ON "notifications"("member_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_member_id_kind_activity_id_key" ON "notifications"("member_id", "kind", "activity_id");

-- CreateIndex
CREATE UNIQUE INDEX "ap_activities_id_key" ON "ap_activities"("id");

-- CreateIndex
CREATE INDEX "ap_activities_type_seq_idx" ON "ap_activities"("type", "seq");

-- CreateIndex
CREATE INDEX "ap_activities_object_id_seq_idx" ON "ap_activities"("object_id", "seq");

-- CreateIndex
CREATE INDEX "ap_activities_actor_id_seq_idx" ON "ap_activities"("actor_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_idem_key_key" ON "mailbox"("idem_key");

-- CreateIndex
CREATE INDEX "mailbox_actor_seq_idx" ON "mailbox"("actor", "seq");

-- CreateIndex
CREATE INDEX "flow_instances_status_created_at_idx" ON "flow_instances"("status", "created_at");

-- CreateIndex
CREATE INDEX "flow_instances_parent_id_idx" ON "flow_instances"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "flow_instances_name_idempotency_key_key" ON "flow_instances"("name", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "flow_signals_flow_id_idempotency_key_key" ON "flow_signals"("flow_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "timeline_entries_generation_published_at_activity_id_idx" ON "timeline_entries"("generation", "published_at" DESC, "activity_id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "timeline_entries_generation_object_type_object_id_key" ON "timeline_entries"("generation", "object_type", "object_id");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_mails_idempotency_key_key" ON "outgoing_mails"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "markets_slug_key" ON "markets"("slug");

-- CreateIndex
CREATE INDEX "market_sellers_member_id_idx" ON "market_sellers"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "suppliers_slug_key" ON "suppliers"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "brands_slug_key" ON "brands"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "categories_slug_key" ON "categories"("slug");

-- CreateIndex
CREATE INDEX "categories_parent_id_position_idx" ON "categories"("parent_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "labels_slug_key" ON "labels"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "products_slug_key" ON "products"("slug");

-- CreateIndex
CREATE INDEX "products_category_id_status_idx" ON "products"("category_id", "status");

-- CreateIndex
CREATE INDEX "products_market_id_status_idx" ON "products"("market_id", "status");

-- CreateIndex
CREATE INDEX "products_supplier_id_idx" ON "products"("supplier_id");

-- CreateIndex
CREATE INDEX "products_status_published_at_idx" ON "products"("status", "published_at");

-- CreateIndex
CREATE INDEX "product_images_product_id_position_idx" ON "product_images"("product_id", "position");

-- CreateIndex
CREATE INDEX "product_labels_label_id_idx" ON "product_labels"("label_id");

-- CreateIndex
CREATE UNIQUE INDEX "variants_sku_key" ON "variants"("sku");

-- CreateIndex
CREATE INDEX "variants_product_id_position_idx" ON "variants"("product_id", "position");

-- CreateIndex
CREATE INDEX "variants_gtin_idx" ON "variants"("gtin");

-- CreateIndex
CREATE INDEX "stock_movements_variant_id_created_at_idx" ON "stock_movements"("variant_id", "created_at");

-- CreateIndex
CREATE INDEX "stock_movements_order_id_idx" ON "stock_movements"("order_id");

-- CreateIndex
CREATE INDEX "stock_holds_variant_id_status_idx" ON "stock_holds"("variant_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "stock_holds_reservation_id_variant_id_key" ON "stock_holds"("reservation_id", "variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_waiting_entries_variant_id_member_id_key" ON "stock_waiting_entries"("variant_id", "member_id");

-- CreateIndex
CREATE INDEX "import_runs_recipe_id_started_at_idx" ON "import_runs"("recipe_id", "started_at");

-- CreateIndex
CREATE INDEX "import_snapshots_url_fetched_at_idx" ON "import_snapshots"("url", "fetched_at");

-- CreateIndex
CREATE UNIQUE INDEX "import_snapshots_run_id_url_key" ON "import_snapshots"("run_id", "url");

-- CreateIndex
CREATE INDEX "import_diffs_variant_id_idx" ON "import_diffs"("variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_diffs_run_id_external_key_field_key" ON "import_diffs"("run_id", "external_key", "field");

-- CreateIndex
CREATE INDEX "variant_sources_variant_id_idx" ON "variant_sources"("variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "variant_sources_recipe_id_external_key_key" ON "variant_sources"("recipe_id", "external_key");

-- CreateIndex
CREATE INDEX "field_locks_product_id_field_idx" ON "field_locks"("product_id", "field");

-- AddForeignKey
ALTER TABLE "member_roles" ADD CONSTRAINT "member_roles_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp_secrets" ADD CONSTRAINT "totp_secrets_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_sessions" ADD CONSTRAINT "member_sessions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_session_clients" ADD CONSTRAINT "member_session_clients_session_uid_fkey" FOREIGN KEY ("session_uid") REFERENCES "member_sessions"("session_uid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_exports" ADD CONSTRAINT "member_exports_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsletter_subscriptions" ADD CONSTRAINT "newsletter_subscriptions_newsletter_id_fkey" FOREIGN KEY ("newsletter_id") REFERENCES "newsletters"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsletter_subscriptions" ADD CONSTRAINT "newsletter_subscriptions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsletter_sends" ADD CONSTRAINT "newsletter_sends_newsletter_id_fkey" FOREIGN KEY ("newsletter_id") REFERENCES "newsletters"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsletter_deliveries" ADD CONSTRAINT "newsletter_deliveries_send_id_fkey" FOREIGN KEY ("send_id") REFERENCES "newsletter_sends"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsletter_deliveries" ADD CONSTRAINT "newsletter_deliveries_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_feature_media_id_fkey" FOREIGN KEY ("feature_media_id") REFERENCES "media_assets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_og_media_id_fkey" FOREIGN KEY ("og_media_id") REFERENCES "media_assets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_twitter_media_id_fkey" FOREIGN KEY ("twitter_media_id") REFERENCES "media_assets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_revisions" ADD CONSTRAINT "post_revisions_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authors" ADD CONSTRAINT "authors_portrait_media_id_fkey" FOREIGN KEY ("portrait_media_id") REFERENCES "media_assets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authors" ADD CONSTRAINT "authors_cover_media_id_fkey" FOREIGN KEY ("cover_media_id") REFERENCES "media_assets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_authors" ADD CONSTRAINT "post_authors_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_authors" ADD CONSTRAINT "post_authors_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tags" ADD CONSTRAINT "tags_feature_media_id_fkey" FOREIGN KEY ("feature_media_id") REFERENCES "media_assets"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tags" ADD CONSTRAINT "tags_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "tags"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "navigation_items" ADD CONSTRAINT "navigation_items_menu_id_fkey" FOREIGN KEY ("menu_id") REFERENCES "navigation_menus"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "navigation_items" ADD CONSTRAINT "navigation_items_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "navigation_items"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snippet_uses" ADD CONSTRAINT "snippet_uses_snippet_id_fkey" FOREIGN KEY ("snippet_id") REFERENCES "snippets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snippet_uses" ADD CONSTRAINT "snippet_uses_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_variants" ADD CONSTRAINT "media_variants_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media_assets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_media" ADD CONSTRAINT "post_media_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_media" ADD CONSTRAINT "post_media_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media_assets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "import_sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_items" ADD CONSTRAINT "digest_items_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digests"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_items" ADD CONSTRAINT "digest_items_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "carts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection_slots" ADD CONSTRAINT "collection_slots_point_id_fkey" FOREIGN KEY ("point_id") REFERENCES "collection_points"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_collection_point_id_fkey" FOREIGN KEY ("collection_point_id") REFERENCES "collection_points"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_collection_slot_id_fkey" FOREIGN KEY ("collection_slot_id") REFERENCES "collection_slots"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "payment_attempts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refunds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voucher_redemptions" ADD CONSTRAINT "voucher_redemptions_voucher_id_fkey" FOREIGN KEY ("voucher_id") REFERENCES "vouchers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voucher_redemptions" ADD CONSTRAINT "voucher_redemptions_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entries" ADD CONSTRAINT "entries_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calendars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entries" ADD CONSTRAINT "entries_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "places"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entries" ADD CONSTRAINT "entries_split_from_id_fkey" FOREIGN KEY ("split_from_id") REFERENCES "entries"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_categories" ADD CONSTRAINT "entry_categories_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_categories" ADD CONSTRAINT "entry_categories_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "event_categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_organisers" ADD CONSTRAINT "entry_organisers_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_overrides" ADD CONSTRAINT "entry_overrides_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participations" ADD CONSTRAINT "participations_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_types" ADD CONSTRAINT "ticket_types_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_quotas" ADD CONSTRAINT "ticket_quotas_ticket_type_id_fkey" FOREIGN KEY ("ticket_type_id") REFERENCES "ticket_types"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_quotas" ADD CONSTRAINT "ticket_quotas_occurrence_id_fkey" FOREIGN KEY ("occurrence_id") REFERENCES "occurrences"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_ticket_type_id_fkey" FOREIGN KEY ("ticket_type_id") REFERENCES "ticket_types"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_occurrence_id_fkey" FOREIGN KEY ("occurrence_id") REFERENCES "occurrences"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_signing_keys" ADD CONSTRAINT "ticket_signing_keys_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calendars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_list_entries" ADD CONSTRAINT "waiting_list_entries_occurrence_id_fkey" FOREIGN KEY ("occurrence_id") REFERENCES "occurrences"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resources" ADD CONSTRAINT "resources_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "places"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_rules" ADD CONSTRAINT "opening_rules_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slots" ADD CONSTRAINT "slots_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_subscriptions" ADD CONSTRAINT "calendar_subscriptions_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calendars"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "actor_projections" ADD CONSTRAINT "actor_projections_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remote_actors" ADD CONSTRAINT "remote_actors_host_fkey" FOREIGN KEY ("host") REFERENCES "remote_hosts"("host") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "followers" ADD CONSTRAINT "followers_projection_id_fkey" FOREIGN KEY ("projection_id") REFERENCES "actor_projections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "followers" ADD CONSTRAINT "followers_remote_actor_id_fkey" FOREIGN KEY ("remote_actor_id") REFERENCES "remote_actors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "followings" ADD CONSTRAINT "followings_projection_id_fkey" FOREIGN KEY ("projection_id") REFERENCES "actor_projections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "followings" ADD CONSTRAINT "followings_remote_actor_id_fkey" FOREIGN KEY ("remote_actor_id") REFERENCES "remote_actors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ap_deliveries" ADD CONSTRAINT "ap_deliveries_host_fkey" FOREIGN KEY ("host") REFERENCES "remote_hosts"("host") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ap_deliveries" ADD CONSTRAINT "ap_deliveries_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "ap_documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_steps" ADD CONSTRAINT "flow_steps_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "flow_instances"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_signals" ADD CONSTRAINT "flow_signals_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "flow_instances"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "market_sellers" ADD CONSTRAINT "market_sellers_market_id_fkey" FOREIGN KEY ("market_id") REFERENCES "markets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "categories" ADD CONSTRAINT "categories_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_market_id_fkey" FOREIGN KEY ("market_id") REFERENCES "markets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "suppliers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_brand_id_fkey" FOREIGN KEY ("brand_id") REFERENCES "brands"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_images" ADD CONSTRAINT "product_images_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_labels" ADD CONSTRAINT "product_labels_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_labels" ADD CONSTRAINT "product_labels_label_id_fkey" FOREIGN KEY ("label_id") REFERENCES "labels"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variants" ADD CONSTRAINT "variants_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_waiting_entries" ADD CONSTRAINT "stock_waiting_entries_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_recipes" ADD CONSTRAINT "import_recipes_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "suppliers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_recipe_id_fkey" FOREIGN KEY ("recipe_id") REFERENCES "import_recipes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_snapshots" ADD CONSTRAINT "import_snapshots_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_diffs" ADD CONSTRAINT "import_diffs_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variant_sources" ADD CONSTRAINT "variant_sources_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variant_sources" ADD CONSTRAINT "variant_sources_recipe_id_fkey" FOREIGN KEY ("recipe_id") REFERENCES "import_recipes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_locks" ADD CONSTRAINT "field_locks_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- From prisma/sql/account.sql
-- What the schema language cannot say about members. Safe to run twice.
ALTER TABLE members DROP CONSTRAINT IF EXISTS members_status_check;
ALTER TABLE members ADD CONSTRAINT members_status_check CHECK (status IN ('active', 'suspended', 'deleted'));
ALTER TABLE members DROP CONSTRAINT IF EXISTS members_handle_check;
ALTER TABLE members ADD CONSTRAINT members_handle_check CHECK (handle ~ '^[a-zA-Z0-9_]{2,30}$');

ALTER TABLE member_roles DROP CONSTRAINT IF EXISTS member_roles_role_check;
ALTER TABLE member_roles ADD CONSTRAINT member_roles_role_check
  CHECK (role IN ('seller', 'editor', 'steward', 'administrator'));

ALTER TABLE email_proofs DROP CONSTRAINT IF EXISTS email_proofs_purpose_check;
ALTER TABLE email_proofs ADD CONSTRAINT email_proofs_purpose_check
  CHECK (purpose IN ('sign-in', 'change-address', 'step-up'));
ALTER TABLE email_proofs DROP CONSTRAINT IF EXISTS email_proofs_consumed_check;
ALTER TABLE email_proofs ADD CONSTRAINT email_proofs_consumed_check
  CHECK ((consumed_at IS NULL) = (consumed_by IS NULL) AND (resumed_at IS NULL OR consumed_at IS NOT NULL));

ALTER TABLE oidc_keys DROP CONSTRAINT IF EXISTS oidc_keys_use_check;
ALTER TABLE oidc_keys ADD CONSTRAINT oidc_keys_use_check CHECK (use IN ('signing', 'cookie'));
-- The one key that signs: two processes that start together cannot both make it.
CREATE UNIQUE INDEX IF NOT EXISTS oidc_keys_active_idx ON oidc_keys (use) WHERE retired_at IS NULL;

ALTER TABLE member_exports DROP CONSTRAINT IF EXISTS member_exports_status_check;
ALTER TABLE member_exports ADD CONSTRAINT member_exports_status_check
  CHECK (status IN ('asked', 'ready', 'failed', 'expired'));

CREATE INDEX IF NOT EXISTS newsletter_subscriptions_current_idx
  ON newsletter_subscriptions (newsletter_id) WHERE unsubscribed_at IS NULL;

-- The audit log can be written to and read; nothing else.
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entries is append-only';
END $$;
DROP TRIGGER IF EXISTS audit_entries_append_only ON audit_entries;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();


-- From prisma/sql/blog.sql
-- What Prisma cannot say about the blog. Idempotent.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

ALTER TABLE posts DROP CONSTRAINT IF EXISTS posts_kind_check;
ALTER TABLE posts ADD CONSTRAINT posts_kind_check CHECK (kind IN ('post', 'page'));
ALTER TABLE posts DROP CONSTRAINT IF EXISTS posts_status_check;
ALTER TABLE posts ADD CONSTRAINT posts_status_check CHECK (status IN ('draft', 'scheduled', 'published', 'sent'));
ALTER TABLE posts DROP CONSTRAINT IF EXISTS posts_visibility_check;
ALTER TABLE posts ADD CONSTRAINT posts_visibility_check CHECK (visibility IN ('public', 'members', 'paid'));
ALTER TABLE posts DROP CONSTRAINT IF EXISTS posts_published_at_check;
ALTER TABLE posts ADD CONSTRAINT posts_published_at_check CHECK (status NOT IN ('published', 'sent') OR published_at IS NOT NULL);
ALTER TABLE posts DROP CONSTRAINT IF EXISTS posts_scheduled_at_check;
ALTER TABLE posts ADD CONSTRAINT posts_scheduled_at_check CHECK (status <> 'scheduled' OR scheduled_at IS NOT NULL);
ALTER TABLE tags DROP CONSTRAINT IF EXISTS tags_visibility_check;
ALTER TABLE tags ADD CONSTRAINT tags_visibility_check CHECK (visibility IN ('public', 'internal'));
ALTER TABLE media_assets DROP CONSTRAINT IF EXISTS media_assets_kind_check;
ALTER TABLE media_assets ADD CONSTRAINT media_assets_kind_check CHECK (kind IN ('image', 'audio', 'video', 'file'));
ALTER TABLE comments DROP CONSTRAINT IF EXISTS comments_status_check;
ALTER TABLE comments ADD CONSTRAINT comments_status_check CHECK (status IN ('published', 'hidden', 'deleted'));
ALTER TABLE digests DROP CONSTRAINT IF EXISTS digests_status_check;
ALTER TABLE digests ADD CONSTRAINT digests_status_check CHECK (status IN ('collecting', 'published', 'cancelled'));

-- Search knows only what everybody may read: never `html`, which holds what is for members.
CREATE OR REPLACE FUNCTION posts_search_refresh() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search :=
    setweight(to_tsvector('english', unaccent(coalesce(NEW.title, ''))), 'A') ||
    setweight(to_tsvector('english', unaccent(coalesce(NEW.excerpt, ''))), 'B') ||
    setweight(to_tsvector('english', unaccent(coalesce(NEW.public_text, ''))), 'C');
  RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS posts_search_refresh ON posts;
CREATE TRIGGER posts_search_refresh BEFORE INSERT OR UPDATE OF title, excerpt, public_text ON posts
  FOR EACH ROW EXECUTE FUNCTION posts_search_refresh();

-- Titles with a slip of the finger in them.
CREATE INDEX IF NOT EXISTS posts_title_trgm_idx ON posts USING gin (lower(title) gin_trgm_ops);

-- The front page and the archive read only this.
CREATE INDEX IF NOT EXISTS posts_published_idx ON posts (published_at DESC, id DESC) WHERE kind = 'post' AND status = 'published';


-- From prisma/sql/cart.sql
-- What Prisma cannot say about the cart's tables.
-- Order numbers start where people do not feel like the first customer.
SELECT setval('orders_number_seq', 1000) WHERE NOT EXISTS (SELECT 1 FROM orders) AND (SELECT last_value FROM orders_number_seq) < 1000;

-- A member has one open cart.
CREATE UNIQUE INDEX IF NOT EXISTS carts_open_member_key ON carts (member_id) WHERE status = 'open' AND member_id IS NOT NULL;

ALTER TABLE carts DROP CONSTRAINT IF EXISTS carts_check;
ALTER TABLE carts ADD CONSTRAINT carts_check CHECK (status IN ('open', 'merged') AND version >= 0);

ALTER TABLE cart_lines DROP CONSTRAINT IF EXISTS cart_lines_check;
ALTER TABLE cart_lines ADD CONSTRAINT cart_lines_check
  CHECK (quantity BETWEEN 1 AND 999 AND unit_price_minor >= 0 AND kind IN ('product', 'ticket', 'slot'));

ALTER TABLE collection_slots DROP CONSTRAINT IF EXISTS collection_slots_check;
ALTER TABLE collection_slots ADD CONSTRAINT collection_slots_check
  CHECK (taken >= 0 AND taken <= capacity AND ends_at > starts_at);

ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_check;
ALTER TABLE orders ADD CONSTRAINT orders_check
  CHECK (status IN ('pending', 'paid', 'expired', 'cancelled', 'owed')
    AND fulfilment IN ('none', 'packed', 'collected') AND handover IN ('collection', 'delivery'));

ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_total_check;
ALTER TABLE orders ADD CONSTRAINT orders_total_check
  CHECK (total_minor = subtotal_minor - discount_minor AND total_minor >= 0 AND discount_minor >= 0 AND vat_minor BETWEEN 0 AND total_minor);

-- One cart has one order that waits for its payment: two tabs and a second click end at the same one.
CREATE UNIQUE INDEX IF NOT EXISTS orders_pending_cart_key ON orders (cart_id) WHERE status = 'pending';
CREATE INDEX IF NOT EXISTS orders_due_idx ON orders (expires_at) WHERE status = 'pending';

ALTER TABLE order_lines DROP CONSTRAINT IF EXISTS order_lines_check;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_check
  CHECK (quantity > 0 AND unit_price_minor >= 0 AND discount_minor >= 0
    AND total_minor = quantity * unit_price_minor - discount_minor AND total_minor >= 0
    AND vat_minor BETWEEN 0 AND total_minor AND vat_rate_bp BETWEEN 0 AND 10000
    AND kind IN ('product', 'ticket', 'slot', 'deposit', 'delivery'));

ALTER TABLE payment_attempts DROP CONSTRAINT IF EXISTS payment_attempts_check;
ALTER TABLE payment_attempts ADD CONSTRAINT payment_attempts_check
  CHECK (amount_minor > 0 AND status IN ('created', 'pending', 'failed', 'paid', 'expired', 'mismatched'));

-- One attempt of an order may still take money at any time.
CREATE UNIQUE INDEX IF NOT EXISTS payment_attempts_open_key
  ON payment_attempts (order_id) WHERE status IN ('created', 'pending', 'failed');
CREATE INDEX IF NOT EXISTS payment_attempts_due_idx ON payment_attempts (next_check_at) WHERE next_check_at IS NOT NULL;

ALTER TABLE payments DROP CONSTRAINT IF EXISTS payments_check;
ALTER TABLE payments ADD CONSTRAINT payments_check CHECK (amount_minor > 0 AND status IN ('applied', 'owed'));
-- An order is paid once; whatever arrives beyond that is owed.
CREATE UNIQUE INDEX IF NOT EXISTS payments_applied_key ON payments (order_id) WHERE status = 'applied';

ALTER TABLE refunds DROP CONSTRAINT IF EXISTS refunds_check;
ALTER TABLE refunds ADD CONSTRAINT refunds_check
  CHECK (amount_minor > 0 AND status IN ('asked', 'sent', 'done', 'unknown', 'failed'));

ALTER TABLE vouchers DROP CONSTRAINT IF EXISTS vouchers_check;
ALTER TABLE vouchers ADD CONSTRAINT vouchers_check
  CHECK (kind IN ('amount', 'percent', 'credit') AND redeemed_count >= 0
    AND (max_redemptions IS NULL OR redeemed_count <= max_redemptions)
    AND (kind = 'percent') = (percent_bp IS NOT NULL) AND (kind <> 'percent') = (amount_minor IS NOT NULL));

ALTER TABLE voucher_redemptions DROP CONSTRAINT IF EXISTS voucher_redemptions_check;
ALTER TABLE voucher_redemptions ADD CONSTRAINT voucher_redemptions_check
  CHECK (amount_minor >= 0 AND status IN ('held', 'confirmed', 'released'));

CREATE INDEX IF NOT EXISTS payment_hints_open_idx ON payment_hints (received_at) WHERE handled_at IS NULL;


-- From prisma/sql/events.sql
-- What Prisma cannot say about the events domain. Applied after the models, once.
ALTER TABLE calendars ADD CONSTRAINT calendars_visibility_check CHECK (visibility IN ('public', 'members'));
ALTER TABLE entries ADD CONSTRAINT entries_publication_check CHECK (publication IN ('draft', 'in_review', 'published'));
ALTER TABLE entries ADD CONSTRAINT entries_status_check CHECK (status IN ('confirmed', 'tentative', 'postponed', 'cancelled', 'moved_online'));
ALTER TABLE entries ADD CONSTRAINT entries_visibility_check CHECK (visibility IN ('public', 'members'));
ALTER TABLE entries ADD CONSTRAINT entries_join_mode_check CHECK (join_mode IN ('open', 'free', 'ticketed', 'external'));
ALTER TABLE entries ADD CONSTRAINT entries_duration_check CHECK (duration_minutes > 0);
ALTER TABLE occurrences ADD CONSTRAINT occurrences_order_check CHECK (ends_at > starts_at);
ALTER TABLE occurrences ADD CONSTRAINT occurrences_capacity_check CHECK (sold >= 0 AND held >= 0 AND (capacity IS NULL OR sold + held <= capacity));
ALTER TABLE ticket_types ADD CONSTRAINT ticket_types_price_check CHECK (price_minor >= 0 AND (member_price_minor IS NULL OR member_price_minor >= 0));
ALTER TABLE ticket_quotas ADD CONSTRAINT ticket_quotas_capacity_check CHECK (sold >= 0 AND held >= 0 AND sold + held <= quantity);
ALTER TABLE event_holds ADD CONSTRAINT event_holds_status_check CHECK (status IN ('held', 'confirmed', 'released', 'expired'));
ALTER TABLE event_holds ADD CONSTRAINT event_holds_kind_check CHECK (kind IN ('ticket', 'slot') AND quantity > 0);
ALTER TABLE tickets ADD CONSTRAINT tickets_status_check CHECK (status IN ('valid', 'cancelled', 'transferred', 'refunded'));
ALTER TABLE waiting_list_entries ADD CONSTRAINT waiting_list_entries_status_check CHECK (status IN ('waiting', 'offered', 'taken', 'lapsed', 'removed'));
ALTER TABLE slots ADD CONSTRAINT slots_capacity_check CHECK (booked >= 0 AND held >= 0 AND booked + held <= capacity AND ends_at > starts_at);
ALTER TABLE bookings ADD CONSTRAINT bookings_status_check CHECK (status IN ('confirmed', 'cancelled', 'refunded'));
CREATE INDEX occurrences_range ON occurrences USING gist (tstzrange(starts_at, ends_at));
CREATE INDEX event_holds_due ON event_holds (expires_at) WHERE status = 'held';


-- From prisma/sql/federation.sql
-- What Prisma cannot say about the federation domain.
ALTER TABLE actors ADD CONSTRAINT actors_kind_check CHECK (kind IN ('coop', 'member'));
ALTER TABLE remote_hosts ADD CONSTRAINT remote_hosts_policy_check CHECK (policy IN ('open', 'silenced', 'suspended'));
ALTER TABLE followers ADD CONSTRAINT followers_one_follower_check CHECK (num_nonnulls(remote_actor_id, member_id) = 1);
ALTER TABLE ap_deliveries ADD CONSTRAINT ap_deliveries_status_check CHECK (status IN ('queued', 'delivering', 'delivered', 'cancelled', 'dead'));
ALTER TABLE ap_inbox ADD CONSTRAINT ap_inbox_status_check CHECK (status IN ('received', 'processed', 'refused'));
CREATE INDEX ap_deliveries_due ON ap_deliveries (next_attempt_at) WHERE status = 'queued';


-- From prisma/sql/kernel.sql
-- The kernel's tables: what Prisma cannot say. Idempotent.

-- A reader of the log must know that whoever drew a lower seq was already a running transaction when a higher seq became
-- visible. Defaults are computed column by column, so the transaction id is assigned before the row is.
CREATE OR REPLACE FUNCTION assign_transaction_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_current_xact_id();
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS ap_activities_assign_transaction_id ON ap_activities;
CREATE TRIGGER ap_activities_assign_transaction_id BEFORE INSERT ON ap_activities
  FOR EACH STATEMENT EXECUTE FUNCTION assign_transaction_id();

-- What happened cannot be changed. (Archiving old internal rows deletes them.)
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER IF EXISTS ap_activities_append_only ON ap_activities;
CREATE TRIGGER ap_activities_append_only BEFORE UPDATE ON ap_activities
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE ap_activities DROP CONSTRAINT IF EXISTS ap_activities_visibility_check;
ALTER TABLE ap_activities ADD CONSTRAINT ap_activities_visibility_check
  CHECK (visibility IN ('internal', 'followers', 'public'));

INSERT INTO log_horizon (id) VALUES (1) ON CONFLICT DO NOTHING;
ALTER TABLE log_horizon DROP CONSTRAINT IF EXISTS log_horizon_one_row_check;
ALTER TABLE log_horizon ADD CONSTRAINT log_horizon_one_row_check CHECK (id = 1);

ALTER TABLE reaction_tasks DROP CONSTRAINT IF EXISTS reaction_tasks_state_check;
ALTER TABLE reaction_tasks ADD CONSTRAINT reaction_tasks_state_check
  CHECK (state IN ('pending', 'leased', 'done', 'parked'));
CREATE INDEX IF NOT EXISTS reaction_tasks_open ON reaction_tasks (handler, seq) WHERE state IN ('pending', 'leased');
CREATE INDEX IF NOT EXISTS reaction_tasks_open_in_order ON reaction_tasks (handler, order_key, seq)
  WHERE state IN ('pending', 'leased');
CREATE INDEX IF NOT EXISTS reaction_tasks_parked ON reaction_tasks (handler, seq) WHERE state = 'parked';

ALTER TABLE projection_checkpoints DROP CONSTRAINT IF EXISTS projection_checkpoints_state_check;
ALTER TABLE projection_checkpoints ADD CONSTRAINT projection_checkpoints_state_check
  CHECK (state IN ('live', 'building', 'retired'));
CREATE UNIQUE INDEX IF NOT EXISTS projection_checkpoints_one_live ON projection_checkpoints (name) WHERE state = 'live';
CREATE UNIQUE INDEX IF NOT EXISTS projection_checkpoints_one_building ON projection_checkpoints (name) WHERE state = 'building';

ALTER TABLE mailbox DROP CONSTRAINT IF EXISTS mailbox_state_check;
ALTER TABLE mailbox ADD CONSTRAINT mailbox_state_check CHECK (state IN ('pending', 'taken', 'parked'));
CREATE INDEX IF NOT EXISTS mailbox_pending ON mailbox (kind, actor, seq) WHERE state = 'pending';

ALTER TABLE flow_instances DROP CONSTRAINT IF EXISTS flow_instances_status_check;
ALTER TABLE flow_instances ADD CONSTRAINT flow_instances_status_check
  CHECK (status IN ('ready', 'running', 'suspended', 'completed', 'failed', 'cancelled'));
ALTER TABLE flow_instances DROP CONSTRAINT IF EXISTS flow_instances_finished_check;
ALTER TABLE flow_instances ADD CONSTRAINT flow_instances_finished_check
  CHECK ((status IN ('completed', 'failed', 'cancelled')) = (finished_at IS NOT NULL)
    AND (finished_at IS NULL OR wake_at IS NULL));
CREATE INDEX IF NOT EXISTS flow_instances_wake ON flow_instances (name, wake_at) WHERE wake_at IS NOT NULL;

ALTER TABLE flow_steps DROP CONSTRAINT IF EXISTS flow_steps_state_check;
ALTER TABLE flow_steps ADD CONSTRAINT flow_steps_state_check CHECK (
  state IN ('done', 'failed', 'waiting', 'retrying') AND kind IN ('tx', 'run', 'sleep', 'wait', 'spawn'));
CREATE INDEX IF NOT EXISTS flow_signals_unconsumed ON flow_signals (flow_id, key, seq) WHERE consumed_at IS NULL;


-- From prisma/sql/mail.sql
-- Mail that still has to leave is few; the relay finds it without reading what was sent.
CREATE INDEX IF NOT EXISTS outgoing_mails_open_idx ON outgoing_mails (created_at) WHERE status IN ('pending', 'relayed');

DO $$ BEGIN
  ALTER TABLE outgoing_mails ADD CONSTRAINT outgoing_mails_status_check CHECK (status IN ('pending', 'relayed', 'sent', 'failed'));
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;


-- From prisma/sql/market.sql
-- What Prisma cannot say about the market's tables.
ALTER TABLE variants DROP CONSTRAINT IF EXISTS variants_stock_check;
ALTER TABLE variants ADD CONSTRAINT variants_stock_check
  CHECK (on_hand >= 0 AND reserved >= 0 AND (made_to_order OR reserved <= on_hand));

ALTER TABLE variants DROP CONSTRAINT IF EXISTS variants_price_check;
ALTER TABLE variants ADD CONSTRAINT variants_price_check
  CHECK (price_minor >= 0 AND deposit_minor >= 0 AND (member_price_minor IS NULL OR member_price_minor >= 0));

ALTER TABLE variants DROP CONSTRAINT IF EXISTS variants_pack_check;
ALTER TABLE variants ADD CONSTRAINT variants_pack_check
  CHECK (pack_count > 0 AND pack_amount > 0 AND unit_price_base > 0 AND case_size > 0 AND pack_unit IN ('g', 'ml', 'item'));

ALTER TABLE variants DROP CONSTRAINT IF EXISTS variants_vat_class_check;
ALTER TABLE variants ADD CONSTRAINT variants_vat_class_check
  CHECK (vat_class IN ('zero', 'reduced', 'standard', 'exempt'));

ALTER TABLE products DROP CONSTRAINT IF EXISTS products_status_check;
ALTER TABLE products ADD CONSTRAINT products_status_check CHECK (status IN ('draft', 'published', 'withdrawn'));

ALTER TABLE product_labels DROP CONSTRAINT IF EXISTS product_labels_source_check;
ALTER TABLE product_labels ADD CONSTRAINT product_labels_source_check CHECK (source IN ('seller', 'supplier', 'import'));

ALTER TABLE stock_holds DROP CONSTRAINT IF EXISTS stock_holds_check;
ALTER TABLE stock_holds ADD CONSTRAINT stock_holds_check
  CHECK (quantity > 0 AND status IN ('held', 'confirmed', 'released', 'expired'));

ALTER TABLE stock_movements DROP CONSTRAINT IF EXISTS stock_movements_kind_check;
ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_kind_check
  CHECK (kind IN ('received', 'sold', 'returned', 'counted', 'wasted'));

ALTER TABLE import_recipes DROP CONSTRAINT IF EXISTS import_recipes_kind_check;
ALTER TABLE import_recipes ADD CONSTRAINT import_recipes_kind_check CHECK (kind IN ('site', 'sitemap', 'csv'));

ALTER TABLE import_runs DROP CONSTRAINT IF EXISTS import_runs_status_check;
ALTER TABLE import_runs ADD CONSTRAINT import_runs_status_check
  CHECK (status IN ('fetching', 'extracting', 'review', 'applied', 'blocked', 'failed', 'cancelled', 'undone'));

ALTER TABLE import_diffs DROP CONSTRAINT IF EXISTS import_diffs_check;
ALTER TABLE import_diffs ADD CONSTRAINT import_diffs_check
  CHECK (kind IN ('new', 'changed', 'absent', 'suspicious') AND decision IN ('open', 'accepted', 'rejected', 'undone'));

-- Held stock in the order in which it runs out.
CREATE INDEX IF NOT EXISTS stock_holds_due_idx ON stock_holds (expires_at) WHERE status = 'held';

CREATE UNIQUE INDEX IF NOT EXISTS field_locks_open_key
  ON field_locks (product_id, COALESCE(variant_id, '00000000-0000-0000-0000-000000000000'::uuid), field)
  WHERE released_at IS NULL;

CREATE INDEX IF NOT EXISTS products_search_idx ON products USING gin (to_tsvector('english', search_text));
CREATE INDEX IF NOT EXISTS products_search_trgm_idx ON products USING gin (search_text gin_trgm_ops);
