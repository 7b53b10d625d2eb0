// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit.checkpoint;

import io.mlops4j.common.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * What all logs of a registry were at one moment: the head of each model's log, and a checkpoint whose tree has one leaf for each,
 * in the order of their names. Unlike a log's tree this one does not grow by appending, so two registry checkpoints are compared
 * head by head.
 *
 * @param heads the heads, strictly ordered by the names of the models
 * @param checkpoint the size is their number, the root the Merkle tree hash over their lines
 */
public record RegistryCheckpoint(List<ModelHead> heads, Checkpoint checkpoint) {
    /**
     * Checks order and number; whether the root is that of the heads is for core to say.
     *
     * @throws IllegalArgumentException if a head is out of order or there is another number of them
     */
    public RegistryCheckpoint {
        heads = List.copyOf(heads);
        for (int i = 1; i < heads.size(); i++) {
            if (heads.get(i - 1).model().compareTo(heads.get(i).model()) >= 0) {
                throw Names.invalid(
                        "model",
                        heads.get(i).model(),
                        "after '" + heads.get(i - 1).model() + "'");
            }
        }
        if (checkpoint.size() != heads.size()) {
            throw Names.invalid("size", checkpoint.size(), "the number of models, " + heads.size());
        }
    }

    /**
     * Reads a registry checkpoint.
     *
     * @param text what {@link #text} prints
     * @return the registry checkpoint
     * @throws IllegalArgumentException if the text has another form
     */
    public static RegistryCheckpoint parse(String text) {
        Lines.requireText("registry checkpoint", text);
        List<ModelHead> heads = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end > start; end = text.indexOf('\n', start)) {
            heads.add(ModelHead.parse(text.substring(start, end)));
            start = end + 1;
        }
        if (start == text.length()) {
            throw Names.invalid("registry checkpoint", text, "heads, an empty line and a checkpoint");
        }
        return new RegistryCheckpoint(heads, Checkpoint.parse(text.substring(start + 1)));
    }

    /**
     * Prints the registry checkpoint, to be kept outside the store.
     *
     * @return a line for each head, an empty line, and the checkpoint
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        heads.forEach(head -> text.append(head.line()).append('\n'));
        return text.append('\n').append(checkpoint.text()).toString();
    }
}
