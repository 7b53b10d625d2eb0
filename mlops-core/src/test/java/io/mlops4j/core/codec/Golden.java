// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Lines as released versions wrote them. Never edited: a new format gets a new file. */
final class Golden {
    private Golden() {}

    static String line(String file) {
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
