// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.bank;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.mlops4j.common.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Some rows of the data, in date order.
 *
 * @param name what people call these rows
 * @param rows the rows, at least one
 */
public record Calls(String name, List<Call> rows) {
    /** Copies the rows. */
    public Calls {
        rows = List.copyOf(rows);
    }

    /**
     * Takes the rows of some months.
     *
     * @param name what to call them
     * @param first the first month
     * @param last the last month
     * @return the rows from the first day of the first month to the last day of the last
     */
    public Calls between(String name, YearMonth first, YearMonth last) {
        return new Calls(
                name,
                rows.stream()
                        .filter(row -> !row.date().isBefore(first.atDay(1)))
                        .filter(row -> !row.date().isAfter(last.atEndOfMonth()))
                        .toList());
    }

    /**
     * Splits these rows by month.
     *
     * @return one slice for each month that has rows, named {@code 2009-01} and so on
     */
    public List<Calls> byMonth() {
        SortedMap<YearMonth, List<Call>> months =
                rows.stream().collect(groupingBy(row -> YearMonth.from(row.date()), TreeMap::new, toList()));
        return months.entrySet().stream()
                .map(month -> new Calls(month.getKey().toString(), month.getValue()))
                .toList();
    }

    /**
     * Splits these rows at random.
     *
     * @param seed the seed; the same seed gives the same parts
     * @param heldOutShare the probability of a row to be held out, 0 to 1
     * @return the two parts
     */
    public Split split(long seed, double heldOutShare) {
        Random random = new Random(seed);
        List<Call> training = new ArrayList<>();
        List<Call> heldOut = new ArrayList<>();
        for (Call row : rows) {
            (random.nextDouble() < heldOutShare ? heldOut : training).add(row);
        }
        return new Split(new Calls(name + "-training", training), new Calls(name + "-holdout", heldOut));
    }

    /**
     * Digests the content: the header and the rows as they stand in the file, each line ended by a line feed. Anybody
     * can check it with {@code sha256sum}.
     *
     * @return the digest
     */
    public Digest digest() {
        MessageDigest hash = Digest.newHash();
        hash.update((Call.HEADER + "\n").getBytes(StandardCharsets.UTF_8));
        rows.forEach(row -> hash.update((row.line() + "\n").getBytes(StandardCharsets.UTF_8)));
        return Digest.ofHash(hash.digest());
    }

    /**
     * Tells which days these rows cover.
     *
     * @return the first and the last day, such as {@code 2008-05-05 to 2010-11-17}
     */
    public String days() {
        return rows.get(0).date() + " to " + rows.get(rows.size() - 1).date();
    }

    /**
     * Gives the answers.
     *
     * @return for each row whether the client subscribed
     */
    public boolean[] answers() {
        boolean[] answers = new boolean[rows.size()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = rows.get(i).subscribed();
        }
        return answers;
    }

    /**
     * Two parts of the same rows.
     *
     * @param training the rows to train on
     * @param heldOut the rows to judge by
     */
    public record Split(Calls training, Calls heldOut) {}
}
