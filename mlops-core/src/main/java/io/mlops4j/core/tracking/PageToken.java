// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;
import io.mlops4j.core.codec.JsonIn;
import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.error.MlopsException;
import io.mlops4j.tracking.RunQuery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The text between two pages: the position of the last run that was given, and which query it belongs to. A position
 * stays right when runs come and go, which a count of runs to skip would not.
 */
final class PageToken {
    private static final int FORMAT = 1;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private PageToken() {}

    static String encode(RunQuery query, RunPosition last) {
        String line = JsonOut.line(FORMAT, out -> last.write(out.printed("query", fingerprint(query))));
        return ENCODER.encodeToString(line.getBytes(StandardCharsets.UTF_8));
    }

    static RunPosition decode(RunQuery query, String token) {
        try {
            byte[] utf8 = Base64.getUrlDecoder().decode(token);
            // several texts decode to the same bytes; only the one that we gave out is taken
            if (ENCODER.encodeToString(utf8).equals(token)) {
                JsonIn in = JsonIn.read("page token", new String(utf8, StandardCharsets.UTF_8), FORMAT);
                if (in.parsed("query", Digest::parse).equals(fingerprint(query))) {
                    return RunPosition.read(in);
                }
            }
        } catch (IllegalArgumentException | MlopsException e) {
            throw (IllegalArgumentException) refused(token).initCause(e);
        }
        throw refused(token);
    }

    private static Digest fingerprint(RunQuery query) {
        return Digest.of(QueryText.of(query));
    }

    private static IllegalArgumentException refused(String token) {
        return Names.invalid("page token", token, "the token of a page of the same search");
    }
}
