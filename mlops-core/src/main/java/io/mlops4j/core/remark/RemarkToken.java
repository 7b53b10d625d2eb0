// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.remark;

import io.mlops4j.common.Digest;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the log for a remark: {@code remark:sha256:} and the digest of the content that holds it. */
final class RemarkToken {
    private static final String PREFIX = "remark:";
    private static final Pattern TOKEN = Pattern.compile(PREFIX + "(sha256:[0-9a-f]{64})");

    private RemarkToken() {}

    static String of(Digest content) {
        return PREFIX + content;
    }

    /**
     * Finds the remarks that a text stands for.
     *
     * @param text any text, such as a stored entry
     * @return the digests of their contents, in order, each once
     */
    static List<Digest> in(String text) {
        return TOKEN.matcher(text)
                .results()
                .map(found -> Digest.parse(found.group(1)))
                .distinct()
                .toList();
    }

    static String replace(String text, Function<Digest, String> words) {
        return TOKEN.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(words.apply(Digest.parse(found.group(1)))));
    }
}
