-- What Prisma cannot say about the federation domain.
ALTER TABLE actors ADD CONSTRAINT actors_kind_check CHECK (kind IN ('coop', 'member'));
ALTER TABLE remote_hosts ADD CONSTRAINT remote_hosts_policy_check CHECK (policy IN ('open', 'silenced', 'suspended'));
ALTER TABLE followers ADD CONSTRAINT followers_one_follower_check CHECK (num_nonnulls(remote_actor_id, member_id) = 1);
ALTER TABLE ap_deliveries ADD CONSTRAINT ap_deliveries_status_check CHECK (status IN ('queued', 'delivering', 'delivered', 'cancelled', 'dead'));
ALTER TABLE ap_inbox ADD CONSTRAINT ap_inbox_status_check CHECK (status IN ('received', 'processed', 'refused'));
CREATE INDEX ap_deliveries_due ON ap_deliveries (next_attempt_at) WHERE status = 'queued';
