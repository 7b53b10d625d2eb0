// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit.checkpoint;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.Names;

/**
 * Where the log of one model of a registry ends.
 *
 * @param model the model
 * @param size the number of entries of its log, 1 or more
 * @param root the Merkle tree hash over them
 */
public record ModelHead(ModelName model, long size, Digest root) {
    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public ModelHead {
        if (size < 1) {
            throw Names.invalid("size", size, "1 or more");
        }
    }

    /**
     * Reads a head.
     *
     * @param line what {@link #line} prints
     * @return the head
     * @throws IllegalArgumentException if the line has another form
     */
    public static ModelHead parse(String line) {
        String[] parts = line.split(" ", 3);
        if (parts.length < 3) {
            throw Names.invalid("head of a model", line, "size, root and name, one space between each two");
        }
        return new ModelHead(ModelName.of(parts[2]), Lines.number("size", parts[0]), Lines.hash("root", parts[1]));
    }

    /**
     * Prints the head: the leaf of the registry's tree.
     *
     * @return size, root in base64 and name, a space between each two
     */
    public String line() {
        return size + " " + Lines.hash(root) + " " + model;
    }
}
