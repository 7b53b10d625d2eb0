// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences about calibrated thresholds, which differ from column to column and window to window in their numbers of rows. */
final class CalibrationRules {
    private static final String START = "Calibrated threshold: ";
    private static final Pattern ROWS = Pattern.compile("(?<=of )[\\d,]+(?= rows)");
    private static final String PLACE = "\u0000";

    private final Map<String, Use> uses = new LinkedHashMap<>();

    /** The statistics for which a sentence was said, and the rows in it. */
    private record Use(Set<String> titles, List<long[]> rows) {}

    static boolean isOne(String sentence) {
        return sentence.startsWith(START);
    }

    void add(String title, String sentence) {
        String form = ROWS.matcher(sentence.substring(START.length())).replaceAll(PLACE);
        Use use = uses.computeIfAbsent(form, key -> new Use(new LinkedHashSet<>(), new ArrayList<>()));
        use.titles().add(title);
        Matcher matcher = ROWS.matcher(sentence);
        for (int place = 0; matcher.find(); place++) {
            long rows = Long.parseLong(matcher.group().replace(",", ""));
            if (place == use.rows().size()) {
                use.rows().add(new long[] {rows, rows});
            }
            long[] range = use.rows().get(place);
            range[0] = Math.min(range[0], rows);
            range[1] = Math.max(range[1], rows);
        }
    }

    /** Each sentence once, with the statistics it is about. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        uses.forEach((form, use) -> {
            String sentence = form;
            for (long[] range : use.rows()) {
                sentence = sentence.replaceFirst(PLACE, words(range));
            }
            sentences.add(String.join(", ", use.titles()) + ": " + sentence);
        });
        return sentences;
    }

    private static String words(long[] range) {
        return range[0] == range[1]
                ? String.format(Locale.ROOT, "%,d", range[0])
                : String.format(Locale.ROOT, "%,d to %,d", range[0], range[1]);
    }
}
