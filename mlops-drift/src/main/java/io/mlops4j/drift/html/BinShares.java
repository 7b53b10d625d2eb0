// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.Bin;
import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.ColumnKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The shares of both samples in the bins of a column that are worth showing. */
record BinShares(ColumnKind kind, List<Share> shares) {
    // More rows than this are not taken in at a glance.
    private static final int MOST = 12;

    // Others and missing come after the categories proper.
    private static final int LAST_BINS = 2;

    /** The shares of one bin, from 0 to 1; {@code words} is the label inside a sentence. */
    record Share(String label, String words, double reference, double current) {
        double largest() {
            return Math.max(reference, current);
        }

        boolean isSeen() {
            return !Words.percent(reference).equals(Words.percent(current));
        }

        double rise() {
            return current - reference;
        }
    }

    static BinShares of(ColumnDrift column) {
        long referenceRows = column.reference().rows();
        long currentRows = column.current().rows();
        List<Share> shares = new ArrayList<>();
        List<String> labels = labels(column);
        for (int i = 0; i < column.bins().size(); i++) {
            Bin bin = column.bins().get(i);
            boolean name =
                    column.kind() == ColumnKind.CATEGORICAL && i < column.bins().size() - LAST_BINS;
            String words = name ? Words.quoted(bin.label(), 40) : labels.get(i);
            if (bin.reference() > 0 || bin.current() > 0) {
                shares.add(new Share(
                        labels.get(i),
                        words,
                        share(bin.reference(), referenceRows),
                        share(bin.current(), currentRows)));
            }
        }
        return new BinShares(column.kind(), shares);
    }

    private static List<String> labels(ColumnDrift column) {
        List<String> labels = column.bins().stream().map(Bin::label).toList();
        return column.kind() == ColumnKind.NUMERIC
                ? NumberLabels.shortened(labels)
                : labels.stream().map(Words::category).toList();
    }

    private static double share(long rows, long all) {
        return all == 0 ? 0 : (double) rows / all;
    }

    /** At most twelve rows: categories by size, ranges in their order, the smallest put together in the last row. */
    List<Share> shown() {
        List<Share> bySize = new ArrayList<>(shares);
        bySize.sort(Comparator.comparingDouble(Share::largest).reversed());
        if (shares.size() <= MOST) {
            return kind == ColumnKind.CATEGORICAL ? bySize : shares;
        }
        List<Share> large = bySize.subList(0, MOST - 1);
        List<Share> shown = new ArrayList<>(kind == ColumnKind.CATEGORICAL ? large : inOrder(large));
        List<Share> rest = bySize.subList(MOST - 1, bySize.size());
        String label = rest.size() + " smaller ones";
        shown.add(new Share(
                label,
                label,
                rest.stream().mapToDouble(Share::reference).sum(),
                rest.stream().mapToDouble(Share::current).sum()));
        return shown;
    }

    private List<Share> inOrder(List<Share> some) {
        Set<Share> wanted = new HashSet<>(some);
        return shares.stream().filter(wanted::contains).toList();
    }

    /** The largest rise and the largest fall, in words; what rounds to the same figure is no change. */
    String change() {
        if (shares.isEmpty()) {
            return "";
        }
        Share risen =
                shares.stream().max(Comparator.comparingDouble(Share::rise)).orElseThrow();
        Share fallen =
                shares.stream().min(Comparator.comparingDouble(Share::rise)).orElseThrow();
        List<String> changes = new ArrayList<>();
        if (risen.rise() > 0 && risen.isSeen()) {
            changes.add(words(risen, "rose"));
        }
        if (fallen.rise() < 0 && fallen.isSeen()) {
            changes.add(words(fallen, "fell"));
        }
        return changes.isEmpty() ? "the shares shown here are the same." : String.join(", ", changes) + ".";
    }

    private static String words(Share share, String verb) {
        return share.words() + " " + verb + " from " + Words.percent(share.reference()) + " to "
                + Words.percent(share.current()) + " of rows";
    }
}
