-- Experiments and runs. Columns that end in _at are whole seconds since 1970, those in _nanos the rest of the second.

CREATE TABLE IF NOT EXISTS ${prefix}experiment (
    experiment_name text NOT NULL,
    created_at integer NOT NULL,
    created_nanos integer NOT NULL,
    PRIMARY KEY (experiment_name)
);

-- lifecycle is a line of JSON: start, end and deletion, exactly. The columns beside it are for searching.
CREATE TABLE IF NOT EXISTS ${prefix}run (
    run_id text NOT NULL,
    revision integer NOT NULL,
    experiment_name text NOT NULL,
    run_name text NOT NULL,
    name_order text,
    parent_id text,
    status text NOT NULL,
    started_at integer NOT NULL,
    started_nanos integer NOT NULL,
    ended_at integer,
    deleted integer NOT NULL,
    points integer NOT NULL,
    lifecycle text NOT NULL,
    PRIMARY KEY (run_id)
);
CREATE INDEX IF NOT EXISTS ${prefix}run_experiment ON ${prefix}run (experiment_name, started_at DESC, started_nanos DESC, run_id);
CREATE INDEX IF NOT EXISTS ${prefix}run_started ON ${prefix}run (started_at DESC, started_nanos DESC, run_id);
CREATE INDEX IF NOT EXISTS ${prefix}run_status ON ${prefix}run (status, started_at DESC, started_nanos DESC, run_id);
CREATE INDEX IF NOT EXISTS ${prefix}run_parent ON ${prefix}run (parent_id);

-- Who made which commit: an answer that was lost is found again by the number that its sender drew.
CREATE TABLE IF NOT EXISTS ${prefix}run_commit (
    run_id text NOT NULL,
    revision integer NOT NULL,
    commit_id integer NOT NULL,
    PRIMARY KEY (run_id, revision)
) WITHOUT ROWID;

-- value_start is the beginning of the value, as far as an index takes it; value_order is what the value is ordered by
-- where that differs from the value.
CREATE TABLE IF NOT EXISTS ${prefix}param (
    run_id text NOT NULL,
    param_key text NOT NULL,
    param_value text NOT NULL,
    value_start text NOT NULL,
    value_order text,
    PRIMARY KEY (run_id, param_key)
);
CREATE INDEX IF NOT EXISTS ${prefix}param_value ON ${prefix}param (param_key, value_start, run_id);

CREATE TABLE IF NOT EXISTS ${prefix}tag (
    run_id text NOT NULL,
    tag_key text NOT NULL,
    tag_value text NOT NULL,
    value_start text NOT NULL,
    value_order text,
    PRIMARY KEY (run_id, tag_key)
);
CREATE INDEX IF NOT EXISTS ${prefix}tag_value ON ${prefix}tag (tag_key, value_start, run_id);

-- Every point. bits are the 64 bits of the value; metric_value is the value, null unless finite.
CREATE TABLE IF NOT EXISTS ${prefix}metric (
    run_id text NOT NULL,
    metric_key text NOT NULL,
    batch integer NOT NULL,
    place integer NOT NULL,
    step integer NOT NULL,
    epoch_millis integer NOT NULL,
    bits integer NOT NULL,
    metric_value real,
    PRIMARY KEY (run_id, metric_key, batch, place)
) WITHOUT ROWID;

-- The latest point of each metric of a run. sort_rank orders as the values do, NaN last.
CREATE TABLE IF NOT EXISTS ${prefix}metric_latest (
    run_id text NOT NULL,
    metric_key text NOT NULL,
    step integer NOT NULL,
    epoch_millis integer NOT NULL,
    bits integer NOT NULL,
    metric_value real,
    sort_rank integer NOT NULL,
    PRIMARY KEY (run_id, metric_key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ${prefix}metric_latest_rank ON ${prefix}metric_latest (metric_key, sort_rank, run_id);

-- The datasets that a run read, in the order in which it logged them. payload is exact; the columns are for people.
CREATE TABLE IF NOT EXISTS ${prefix}dataset (
    run_id text NOT NULL,
    place integer NOT NULL,
    used_for text NOT NULL,
    dataset_name text NOT NULL,
    dataset_version text NOT NULL,
    digest text NOT NULL,
    row_count integer,
    source text NOT NULL,
    payload text NOT NULL,
    PRIMARY KEY (run_id, place)
);
CREATE INDEX IF NOT EXISTS ${prefix}dataset_digest ON ${prefix}dataset (digest, run_id);

-- The files of a run; path_digest is the SHA-256 of the path, which is too long for an index.
CREATE TABLE IF NOT EXISTS ${prefix}artifact (
    run_id text NOT NULL,
    path_digest text NOT NULL,
    path text NOT NULL,
    digest text NOT NULL,
    size_bytes integer NOT NULL,
    PRIMARY KEY (run_id, path_digest)
);
CREATE INDEX IF NOT EXISTS ${prefix}artifact_digest ON ${prefix}artifact (digest);

-- Small contents, for hosts that keep them in the database.
CREATE TABLE IF NOT EXISTS ${prefix}content (
    digest text NOT NULL,
    size_bytes integer NOT NULL,
    content blob NOT NULL,
    PRIMARY KEY (digest)
);
