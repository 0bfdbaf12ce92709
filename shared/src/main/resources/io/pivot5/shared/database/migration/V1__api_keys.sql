-- API keys. The key itself is never stored: key_hash is the SHA-256 of it, key_prefix its first characters, by which
-- people recognise it. Several keys may share an owner, so a key can be replaced without losing what the owner has.
CREATE TABLE api_key (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text        NOT NULL,
    owner       text        NOT NULL,
    role        text        NOT NULL CHECK (role IN ('viewer', 'exporter', 'editor', 'admin')),
    channels    text[]      NOT NULL,
    tables      text[]      NOT NULL,
    prefixes    text[]      NOT NULL,
    max_jobs    integer     CHECK (max_jobs > 0),
    max_bytes   bigint      CHECK (max_bytes > 0),
    rate_count  integer     CHECK (rate_count > 0),
    rate_window interval    CHECK ((rate_window IS NULL) = (rate_count IS NULL)),
    key_hash    bytea       NOT NULL UNIQUE CHECK (length(key_hash) = 32),
    key_prefix  text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    revoked_at  timestamptz
);

-- One valid key a name; a revoked name may be given again.
CREATE UNIQUE INDEX api_key_name ON api_key (name) WHERE revoked_at IS NULL;
