-- What people ask first.

CREATE OR REPLACE VIEW ${prefix}in_production AS
    SELECT d.model_name, d.version, d.deployed_by, d.deployed_at, v.artifact, v.run_id, v.description
    FROM ${prefix}deployment d
    JOIN ${prefix}version v ON v.model_name = d.model_name AND v.version = d.version
    WHERE d.environment = 'production';

CREATE OR REPLACE VIEW ${prefix}latest_metrics AS
    SELECT r.experiment_name, r.run_id, r.run_name, r.status, r.started_at,
        m.metric_key, m.metric_value, m.bits, m.step, m.epoch_millis
    FROM ${prefix}run r
    JOIN ${prefix}metric_latest m ON m.run_id = r.run_id
    WHERE r.deleted = 0;
