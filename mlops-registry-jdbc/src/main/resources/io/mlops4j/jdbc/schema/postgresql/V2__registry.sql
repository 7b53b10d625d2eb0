-- Registered models. The log in event is the truth; version, alias and deployment follow it in the same transaction.

CREATE TABLE IF NOT EXISTS ${prefix}model (
    model_name varchar(250) COLLATE "C" NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (model_name)
);

-- One row per entry. payload is kept to the character, checksum is its CRC-32C; commit_id is drawn by who commits.
CREATE TABLE IF NOT EXISTS ${prefix}event (
    model_name varchar(250) COLLATE "C" NOT NULL,
    revision bigint NOT NULL,
    payload text COLLATE "C" NOT NULL,
    checksum bigint NOT NULL,
    commit_id bigint NOT NULL,
    command_id text COLLATE "C",
    actor text COLLATE "C",
    summary text COLLATE "C",
    happened_at bigint,
    stored_at timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (model_name, revision)
);

CREATE TABLE IF NOT EXISTS ${prefix}version (
    model_name varchar(250) COLLATE "C" NOT NULL,
    version integer NOT NULL,
    state varchar(16) COLLATE "C" NOT NULL,
    artifact varchar(64) COLLATE "C" NOT NULL,
    run_id varchar(64) COLLATE "C",
    description text COLLATE "C" NOT NULL,
    registered_by text COLLATE "C" NOT NULL,
    registered_at bigint NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (model_name, version)
);
CREATE INDEX IF NOT EXISTS ${prefix}version_run ON ${prefix}version (run_id);
CREATE INDEX IF NOT EXISTS ${prefix}version_artifact ON ${prefix}version (artifact);

CREATE TABLE IF NOT EXISTS ${prefix}alias (
    model_name varchar(250) COLLATE "C" NOT NULL,
    alias varchar(250) COLLATE "C" NOT NULL,
    version integer NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (model_name, alias)
);

-- What a governed environment serves.
CREATE TABLE IF NOT EXISTS ${prefix}deployment (
    model_name varchar(250) COLLATE "C" NOT NULL,
    environment varchar(250) COLLATE "C" NOT NULL,
    version integer NOT NULL,
    deployed_by text COLLATE "C" NOT NULL,
    deployed_at bigint NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (model_name, environment)
);
