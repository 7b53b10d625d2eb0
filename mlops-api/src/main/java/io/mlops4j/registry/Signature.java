// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.registry;

import io.mlops4j.common.Schema;

/**
 * What a model takes and what it gives.
 *
 * @param input the columns that it reads
 * @param output the columns that it returns
 */
public record Signature(Schema input, Schema output) {
    /**
     * States nothing about either side.
     *
     * @return a signature without columns
     */
    public static Signature unknown() {
        return new Signature(Schema.empty(), Schema.empty());
    }
}
