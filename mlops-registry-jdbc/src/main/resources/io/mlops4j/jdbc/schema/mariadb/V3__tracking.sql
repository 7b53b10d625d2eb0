-- Experiments and runs. Columns that end in _at are whole seconds since 1970, those in _nanos the rest of the second.

CREATE TABLE IF NOT EXISTS ${prefix}experiment (
    experiment_name varchar(250) NOT NULL,
    created_at bigint NOT NULL,
    created_nanos int NOT NULL,
    PRIMARY KEY (experiment_name)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- lifecycle is a line of JSON: start, end and deletion, exactly. The columns beside it are for searching.
CREATE TABLE IF NOT EXISTS ${prefix}run (
    run_id varchar(64) NOT NULL,
    revision bigint NOT NULL,
    experiment_name varchar(250) NOT NULL,
    run_name varchar(250) NOT NULL,
    name_order text,
    parent_id varchar(64),
    status varchar(16) NOT NULL,
    started_at bigint NOT NULL,
    started_nanos int NOT NULL,
    ended_at bigint,
    deleted int NOT NULL,
    points bigint NOT NULL,
    lifecycle longtext NOT NULL,
    PRIMARY KEY (run_id),
    KEY ${prefix}run_experiment (experiment_name, started_at DESC, started_nanos DESC, run_id),
    KEY ${prefix}run_started (started_at DESC, started_nanos DESC, run_id),
    KEY ${prefix}run_status (status, started_at DESC, started_nanos DESC, run_id),
    KEY ${prefix}run_parent (parent_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Who made which commit: an answer that was lost is found again by the number that its sender drew.
CREATE TABLE IF NOT EXISTS ${prefix}run_commit (
    run_id varchar(64) NOT NULL,
    revision bigint NOT NULL,
    commit_id bigint NOT NULL,
    PRIMARY KEY (run_id, revision)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- value_start is the beginning of the value, as far as an index takes it; value_order is what the value is ordered by
-- where that differs from the value.
CREATE TABLE IF NOT EXISTS ${prefix}param (
    run_id varchar(64) NOT NULL,
    param_key varchar(250) NOT NULL,
    param_value text NOT NULL,
    value_start varchar(64) NOT NULL,
    value_order text,
    PRIMARY KEY (run_id, param_key),
    KEY ${prefix}param_value (param_key, value_start, run_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS ${prefix}tag (
    run_id varchar(64) NOT NULL,
    tag_key varchar(250) NOT NULL,
    tag_value text NOT NULL,
    value_start varchar(64) NOT NULL,
    value_order text,
    PRIMARY KEY (run_id, tag_key),
    KEY ${prefix}tag_value (tag_key, value_start, run_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Every point. bits are the 64 bits of the value; metric_value is the value, null unless finite.
CREATE TABLE IF NOT EXISTS ${prefix}metric (
    run_id varchar(64) NOT NULL,
    metric_key varchar(250) NOT NULL,
    batch bigint NOT NULL,
    place int NOT NULL,
    step bigint NOT NULL,
    epoch_millis bigint NOT NULL,
    bits bigint NOT NULL,
    metric_value double,
    PRIMARY KEY (run_id, metric_key, batch, place)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The latest point of each metric of a run. sort_rank orders as the values do, NaN last.
CREATE TABLE IF NOT EXISTS ${prefix}metric_latest (
    run_id varchar(64) NOT NULL,
    metric_key varchar(250) NOT NULL,
    step bigint NOT NULL,
    epoch_millis bigint NOT NULL,
    bits bigint NOT NULL,
    metric_value double,
    sort_rank bigint NOT NULL,
    PRIMARY KEY (run_id, metric_key),
    KEY ${prefix}metric_latest_rank (metric_key, sort_rank, run_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The datasets that a run read, in the order in which it logged them. payload is exact; the columns are for people.
CREATE TABLE IF NOT EXISTS ${prefix}dataset (
    run_id varchar(64) NOT NULL,
    place int NOT NULL,
    used_for varchar(250) NOT NULL,
    dataset_name varchar(250) NOT NULL,
    dataset_version text NOT NULL,
    digest varchar(64) NOT NULL,
    row_count bigint,
    source text NOT NULL,
    payload longtext NOT NULL,
    PRIMARY KEY (run_id, place),
    KEY ${prefix}dataset_digest (digest, run_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The files of a run; path_digest is the SHA-256 of the path, which is too long for an index.
CREATE TABLE IF NOT EXISTS ${prefix}artifact (
    run_id varchar(64) NOT NULL,
    path_digest varchar(64) NOT NULL,
    path text NOT NULL,
    digest varchar(64) NOT NULL,
    size_bytes bigint NOT NULL,
    PRIMARY KEY (run_id, path_digest),
    KEY ${prefix}artifact_digest (digest)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Small contents, for hosts that keep them in the database.
CREATE TABLE IF NOT EXISTS ${prefix}content (
    digest varchar(64) NOT NULL,
    size_bytes bigint NOT NULL,
    content longblob NOT NULL,
    PRIMARY KEY (digest)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
