-- Registered models. The log in event is the truth; version, alias and deployment follow it in the same transaction.

CREATE TABLE IF NOT EXISTS ${prefix}model (
    model_name varchar(250) NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (model_name)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One row per entry. payload is kept to the character, checksum is its CRC-32C; commit_id is drawn by who commits.
CREATE TABLE IF NOT EXISTS ${prefix}event (
    model_name varchar(250) NOT NULL,
    revision bigint NOT NULL,
    payload longtext NOT NULL,
    checksum bigint NOT NULL,
    commit_id bigint NOT NULL,
    command_id text,
    actor text,
    summary longtext,
    happened_at bigint,
    stored_at timestamp(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (model_name, revision)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS ${prefix}version (
    model_name varchar(250) NOT NULL,
    version int NOT NULL,
    state varchar(16) NOT NULL,
    artifact varchar(64) NOT NULL,
    run_id varchar(64),
    description text NOT NULL,
    registered_by text NOT NULL,
    registered_at bigint NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (model_name, version),
    KEY ${prefix}version_run (run_id),
    KEY ${prefix}version_artifact (artifact)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS ${prefix}alias (
    model_name varchar(250) NOT NULL,
    alias varchar(250) NOT NULL,
    version int NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (model_name, alias)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What a governed environment serves.
CREATE TABLE IF NOT EXISTS ${prefix}deployment (
    model_name varchar(250) NOT NULL,
    environment varchar(250) NOT NULL,
    version int NOT NULL,
    deployed_by text NOT NULL,
    deployed_at bigint NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (model_name, environment)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
