-- Registered models. The log in event is the truth; version, alias and deployment follow it in the same transaction.

CREATE TABLE IF NOT EXISTS ${prefix}model (
    model_name text NOT NULL,
    revision integer NOT NULL,
    PRIMARY KEY (model_name)
);

-- One row per entry. payload is kept to the character, checksum is its CRC-32C; commit_id is drawn by who commits.
CREATE TABLE IF NOT EXISTS ${prefix}event (
    model_name text NOT NULL,
    revision integer NOT NULL,
    payload text NOT NULL,
    checksum integer NOT NULL,
    commit_id integer NOT NULL,
    command_id text,
    actor text,
    summary text,
    happened_at integer,
    stored_at text NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (model_name, revision)
);

CREATE TABLE IF NOT EXISTS ${prefix}version (
    model_name text NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    artifact text NOT NULL,
    run_id text,
    description text NOT NULL,
    registered_by text NOT NULL,
    registered_at integer NOT NULL,
    revision integer NOT NULL,
    PRIMARY KEY (model_name, version)
);
CREATE INDEX IF NOT EXISTS ${prefix}version_run ON ${prefix}version (run_id);
CREATE INDEX IF NOT EXISTS ${prefix}version_artifact ON ${prefix}version (artifact);

CREATE TABLE IF NOT EXISTS ${prefix}alias (
    model_name text NOT NULL,
    alias text NOT NULL,
    version integer NOT NULL,
    revision integer NOT NULL,
    PRIMARY KEY (model_name, alias)
);

-- What a governed environment serves.
CREATE TABLE IF NOT EXISTS ${prefix}deployment (
    model_name text NOT NULL,
    environment text NOT NULL,
    version integer NOT NULL,
    deployed_by text NOT NULL,
    deployed_at integer NOT NULL,
    revision integer NOT NULL,
    PRIMARY KEY (model_name, environment)
);
