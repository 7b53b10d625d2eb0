-- Registered models. The log in event is the truth; version, alias and deployment follow it in the same transaction.

CREATE TABLE IF NOT EXISTS ${prefix}model (
    model_name varchar(250) NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (model_name)
);

-- One row per entry. payload is kept to the character, checksum is its CRC-32C; commit_id is drawn by who commits.
CREATE TABLE IF NOT EXISTS ${prefix}event (
    model_name varchar(250) NOT NULL,
    revision bigint NOT NULL,
    payload character large object NOT NULL,
    checksum bigint NOT NULL,
    commit_id bigint NOT NULL,
    command_id varchar(8000),
    actor varchar(8000),
    summary character large object,
    happened_at bigint,
    stored_at timestamp(6) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (model_name, revision)
);

CREATE TABLE IF NOT EXISTS ${prefix}version (
    model_name varchar(250) NOT NULL,
    version integer NOT NULL,
    state varchar(16) NOT NULL,
    artifact varchar(64) NOT NULL,
    run_id varchar(64),
    description varchar(8000) NOT NULL,
    registered_by varchar(8000) NOT NULL,
    registered_at bigint NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (model_name, version)
);
CREATE INDEX IF NOT EXISTS ${prefix}version_run ON ${prefix}version (run_id);
CREATE INDEX IF NOT EXISTS ${prefix}version_artifact ON ${prefix}version (artifact);

CREATE TABLE IF NOT EXISTS ${prefix}alias (
    model_name varchar(250) NOT NULL,
    alias varchar(250) NOT NULL,
    version integer NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (model_name, alias)
);

-- What a governed environment serves.
CREATE TABLE IF NOT EXISTS ${prefix}deployment (
    model_name varchar(250) NOT NULL,
    environment varchar(250) NOT NULL,
    version integer NOT NULL,
    deployed_by varchar(8000) NOT NULL,
    deployed_at bigint NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (model_name, environment)
);
