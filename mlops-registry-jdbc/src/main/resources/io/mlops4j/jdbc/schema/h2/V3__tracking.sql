-- Experiments and runs. Columns that end in _at are whole seconds since 1970, those in _nanos the rest of the second.

CREATE TABLE IF NOT EXISTS ${prefix}experiment (
    experiment_name varchar(250) NOT NULL,
    created_at bigint NOT NULL,
    created_nanos integer NOT NULL,
    PRIMARY KEY (experiment_name)
);

-- lifecycle is a line of JSON: start, end and deletion, exactly. The columns beside it are for searching.
CREATE TABLE IF NOT EXISTS ${prefix}run (
    run_id varchar(64) NOT NULL,
    revision bigint NOT NULL,
    experiment_name varchar(250) NOT NULL,
    run_name varchar(250) NOT NULL,
    name_order varchar(8000),
    parent_id varchar(64),
    status varchar(16) NOT NULL,
    started_at bigint NOT NULL,
    started_nanos integer NOT NULL,
    ended_at bigint,
    deleted integer NOT NULL,
    points bigint NOT NULL,
    lifecycle character large object NOT NULL,
    PRIMARY KEY (run_id)
);
CREATE INDEX IF NOT EXISTS ${prefix}run_experiment ON ${prefix}run (experiment_name, started_at DESC, started_nanos DESC, run_id);
CREATE INDEX IF NOT EXISTS ${prefix}run_started ON ${prefix}run (started_at DESC, started_nanos DESC, run_id);
CREATE INDEX IF NOT EXISTS ${prefix}run_status ON ${prefix}run (status, started_at DESC, started_nanos DESC, run_id);
CREATE INDEX IF NOT EXISTS ${prefix}run_parent ON ${prefix}run (parent_id);

-- Who made which commit: an answer that was lost is found again by the number that its sender drew.
CREATE TABLE IF NOT EXISTS ${prefix}run_commit (
    run_id varchar(64) NOT NULL,
    revision bigint NOT NULL,
    commit_id bigint NOT NULL,
    PRIMARY KEY (run_id, revision)
);

-- value_start is the beginning of the value, as far as an index takes it; value_order is what the value is ordered by
-- where that differs from the value.
CREATE TABLE IF NOT EXISTS ${prefix}param (
    run_id varchar(64) NOT NULL,
    param_key varchar(250) NOT NULL,
    param_value varchar(8000) NOT NULL,
    value_start varchar(64) NOT NULL,
    value_order varchar(8000),
    PRIMARY KEY (run_id, param_key)
);
CREATE INDEX IF NOT EXISTS ${prefix}param_value ON ${prefix}param (param_key, value_start, run_id);

CREATE TABLE IF NOT EXISTS ${prefix}tag (
    run_id varchar(64) NOT NULL,
    tag_key varchar(250) NOT NULL,
    tag_value varchar(8000) NOT NULL,
    value_start varchar(64) NOT NULL,
    value_order varchar(8000),
    PRIMARY KEY (run_id, tag_key)
);
CREATE INDEX IF NOT EXISTS ${prefix}tag_value ON ${prefix}tag (tag_key, value_start, run_id);

-- Every point. bits are the 64 bits of the value; metric_value is the value, null unless finite.
CREATE TABLE IF NOT EXISTS ${prefix}metric (
    run_id varchar(64) NOT NULL,
    metric_key varchar(250) NOT NULL,
    batch bigint NOT NULL,
    place integer NOT NULL,
    step bigint NOT NULL,
    epoch_millis bigint NOT NULL,
    bits bigint NOT NULL,
    metric_value double precision,
    PRIMARY KEY (run_id, metric_key, batch, place)
);

-- The latest point of each metric of a run. sort_rank orders as the values do, NaN last.
CREATE TABLE IF NOT EXISTS ${prefix}metric_latest (
    run_id varchar(64) NOT NULL,
    metric_key varchar(250) NOT NULL,
    step bigint NOT NULL,
    epoch_millis bigint NOT NULL,
    bits bigint NOT NULL,
    metric_value double precision,
    sort_rank bigint NOT NULL,
    PRIMARY KEY (run_id, metric_key)
);
CREATE INDEX IF NOT EXISTS ${prefix}metric_latest_rank ON ${prefix}metric_latest (metric_key, sort_rank, run_id);

-- The datasets that a run read, in the order in which it logged them. payload is exact; the columns are for people.
CREATE TABLE IF NOT EXISTS ${prefix}dataset (
    run_id varchar(64) NOT NULL,
    place integer NOT NULL,
    used_for varchar(250) NOT NULL,
    dataset_name varchar(250) NOT NULL,
    dataset_version varchar(8000) NOT NULL,
    digest varchar(64) NOT NULL,
    row_count bigint,
    source varchar(8000) NOT NULL,
    payload character large object NOT NULL,
    PRIMARY KEY (run_id, place)
);
CREATE INDEX IF NOT EXISTS ${prefix}dataset_digest ON ${prefix}dataset (digest, run_id);

-- The files of a run; path_digest is the SHA-256 of the path, which is too long for an index.
CREATE TABLE IF NOT EXISTS ${prefix}artifact (
    run_id varchar(64) NOT NULL,
    path_digest varchar(64) NOT NULL,
    path varchar(8000) NOT NULL,
    digest varchar(64) NOT NULL,
    size_bytes bigint NOT NULL,
    PRIMARY KEY (run_id, path_digest)
);
CREATE INDEX IF NOT EXISTS ${prefix}artifact_digest ON ${prefix}artifact (digest);

-- Small contents, for hosts that keep them in the database.
CREATE TABLE IF NOT EXISTS ${prefix}content (
    digest varchar(64) NOT NULL,
    size_bytes bigint NOT NULL,
    content binary large object NOT NULL,
    PRIMARY KEY (digest)
);
