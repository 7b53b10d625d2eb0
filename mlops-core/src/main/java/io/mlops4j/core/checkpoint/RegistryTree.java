// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.checkpoint;

import io.mlops4j.audit.checkpoint.ModelHead;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.audit.checkpoint.RegistryCheckpoint;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.merkle.MerkleTree;
import io.mlops4j.error.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tree over the heads of all logs of a registry: a leaf each, the line of {@link ModelHead}, ordered by name. */
public final class RegistryTree {
    private RegistryTree() {}

    /**
     * Makes a registry checkpoint.
     *
     * @param author makes the checkpoint
     * @param heads the heads, each model once, in any order
     * @return the registry checkpoint
     */
    public static RegistryCheckpoint checkpoint(CheckpointAuthor author, Collection<ModelHead> heads) {
        List<ModelHead> ordered = new ArrayList<>(heads);
        ordered.sort((a, b) -> a.model().compareTo(b.model()));
        MerkleTree tree = tree(ordered);
        return new RegistryCheckpoint(ordered, author.ofRegistry(tree.size(), tree.root(tree.size())));
    }

    /**
     * Judges whether the heads are those that the checkpoint is of.
     *
     * @param registry the registry checkpoint
     * @return why not, or empty if they are
     */
    public static Optional<String> objection(RegistryCheckpoint registry) {
        MerkleTree tree = tree(registry.heads());
        return tree.root(tree.size()).equals(registry.checkpoint().root())
                ? Optional.empty()
                : Optional.of("the heads lead to " + tree.root(tree.size()) + ", the checkpoint says "
                        + registry.checkpoint().root());
    }

    /**
     * Proves that a model's log is in a registry.
     *
     * @param registry the registry checkpoint
     * @param model the model
     * @return a receipt whose entry is the line of the model's head, and whose revision is its place among the names
     * @throws NotFoundException if the registry has no such model
     */
    public static Receipt receipt(RegistryCheckpoint registry, ModelName model) {
        List<ModelHead> heads = registry.heads();
        for (int i = 0; i < heads.size(); i++) {
            if (heads.get(i).model().equals(model)) {
                return new Receipt(
                        heads.get(i).line(), i + 1, tree(heads).inclusion(i, heads.size()), registry.checkpoint());
            }
        }
        throw new NotFoundException("Cannot prove model '" + model + "': the registry checkpoint does not have it");
    }

    /**
     * Compares two registry checkpoints of one registry. Whether a log that has grown kept its start is for a {@link Witness} of
     * that log.
     *
     * @param seen the earlier one
     * @param shown the later one
     * @return a sentence for each log that is gone, has lost entries, or has the same number of other entries
     */
    public static List<String> losses(RegistryCheckpoint seen, RegistryCheckpoint shown) {
        Map<ModelName, ModelHead> now = new HashMap<>();
        shown.heads().forEach(head -> now.put(head.model(), head));
        List<String> losses = new ArrayList<>();
        for (ModelHead before : seen.heads()) {
            ModelHead after = now.get(before.model());
            if (after == null) {
                losses.add("the log of model '" + before.model() + "', " + before.size() + " entries, is gone");
            } else if (after.size() < before.size()) {
                losses.add("the log of model '" + before.model() + "' had " + before.size() + " entries and has "
                        + after.size());
            } else if (after.size() == before.size() && !after.root().equals(before.root())) {
                losses.add("the log of model '" + before.model() + "' has other entries: its hash was " + before.root()
                        + " and is " + after.root() + ", at " + after.size() + " entries");
            }
        }
        return losses;
    }

    private static MerkleTree tree(List<ModelHead> heads) {
        MerkleTree tree = new MerkleTree();
        heads.forEach(head -> tree.append(head.line().getBytes(StandardCharsets.UTF_8)));
        return tree;
    }
}
