-- Which scripts were applied. Each one records itself here.

CREATE TABLE IF NOT EXISTS ${prefix}schema_version (
    version integer NOT NULL,
    name varchar(100) NOT NULL,
    checksum varchar(64) NOT NULL,
    applied_at timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (version)
);
