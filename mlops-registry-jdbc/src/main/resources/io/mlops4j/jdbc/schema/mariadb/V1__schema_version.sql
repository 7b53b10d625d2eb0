-- Which scripts were applied. Each one records itself here.

CREATE TABLE IF NOT EXISTS ${prefix}schema_version (
    version int NOT NULL,
    name varchar(100) NOT NULL,
    checksum varchar(64) NOT NULL,
    applied_at timestamp(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (version)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
