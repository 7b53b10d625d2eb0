// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;
import io.mlops4j.core.codec.JsonIn;
import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.error.MlopsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The text between two pages: the position of what was given last, and which question it belongs to. A position stays right
 * when things come and go, which a count of things to skip would not.
 */
final class PageToken {
    private static final int FORMAT = 1;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private PageToken() {}

    /** The question is any text that no other question has. */
    static String encode(String question, Consumer<JsonOut> position) {
        String line = JsonOut.line(FORMAT, out -> position.accept(out.printed("query", Digest.of(question))));
        return ENCODER.encodeToString(line.getBytes(StandardCharsets.UTF_8));
    }

    static <T> T decode(String question, String token, Function<JsonIn, T> position) {
        try {
            byte[] utf8 = Base64.getUrlDecoder().decode(token);
            // several texts decode to the same bytes; only the one that we gave out is taken
            if (ENCODER.encodeToString(utf8).equals(token)) {
                JsonIn in = JsonIn.read("page token", new String(utf8, StandardCharsets.UTF_8), FORMAT);
                if (in.parsed("query", Digest::parse).equals(Digest.of(question))) {
                    return in.make(() -> position.apply(in));
                }
            }
        } catch (IllegalArgumentException | MlopsException e) {
            throw (IllegalArgumentException) refused(token).initCause(e);
        }
        throw refused(token);
    }

    private static IllegalArgumentException refused(String token) {
        return Names.invalid("page token", token, "the token of a page of the same search");
    }
}
