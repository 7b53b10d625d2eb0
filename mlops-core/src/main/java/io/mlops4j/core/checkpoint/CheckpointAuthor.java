// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.checkpoint;

import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.CheckpointSigner;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.merkle.MerkleTree;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the checkpoints of a store. Thread-safe.
 *
 * @param signer the host's, or null: then checkpoints are not signed
 */
public record CheckpointAuthor(@Nullable CheckpointSigner signer) {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointAuthor.class);
    private static final String UNSIGNED_ORIGIN = "mlops4j";
    private static final String UNRESERVED = "-._~";

    /**
     * Makes the checkpoint of a model's log. One that the signer fails to sign is given without its signature, since what it
     * is about has been committed already.
     *
     * @param model the model
     * @param size the number of entries
     * @param root the tree hash over them
     * @return the checkpoint
     */
    public Checkpoint of(ModelName model, long size, Digest root) {
        return signed(Checkpoint.unsigned(origin(model), size, root));
    }

    /**
     * Makes the checkpoint of a model's log, whole.
     *
     * @param model the model
     * @param log the tree over its entries
     * @return the checkpoint
     */
    public Checkpoint of(ModelName model, MerkleTree log) {
        return of(model, log.size(), log.root(log.size()));
    }

    /**
     * Makes the checkpoint of a registry.
     *
     * @param size the number of models
     * @param root the tree hash over their heads
     * @return the checkpoint
     */
    public Checkpoint ofRegistry(long size, Digest root) {
        return signed(Checkpoint.unsigned(origin(), size, root));
    }

    /**
     * Makes the checkpoint of the reports on a model's log.
     *
     * @param model the model
     * @param lines the tree over the lines that say which reports they are
     * @return the checkpoint, whose origin is that of the log and {@code /reports}
     */
    public Checkpoint ofReports(ModelName model, MerkleTree lines) {
        return signed(Checkpoint.unsigned(origin(model) + "/reports", lines.size(), lines.root(lines.size())));
    }

    /**
     * Names the log of a model.
     *
     * @param model the model
     * @return the name of the signer's key, {@code /}, and the model's name, percent-encoded as in a URL
     */
    public String origin(ModelName model) {
        return origin() + "/" + encoded(model);
    }

    /**
     * Tells whether an origin is of a model's log, whoever signs: keys change and logs go on.
     *
     * @param origin the origin of a checkpoint
     * @param model the model
     * @return whether it ends with the name of the model
     */
    public static boolean isOf(String origin, ModelName model) {
        return origin.endsWith("/" + encoded(model));
    }

    private static String encoded(ModelName model) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : model.value().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) b;
            boolean plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (plain || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", b));
            }
        }
        return encoded.toString();
    }

    private String origin() {
        return signer == null ? UNSIGNED_ORIGIN : signer.key().name();
    }

    private Checkpoint signed(Checkpoint checkpoint) {
        if (signer == null) {
            return checkpoint;
        }
        try {
            return checkpoint.signedBy(signer);
        } catch (RuntimeException e) {
            LOG.warn("Cannot sign checkpoint '{}': given without a signature", checkpoint, e);
            return checkpoint;
        }
    }
}
