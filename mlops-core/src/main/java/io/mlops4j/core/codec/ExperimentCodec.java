// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.tracking.Experiment;

/** An experiment, as one line. Thread-safe; pure. */
public final class ExperimentCodec {
    private static final int FORMAT = 1;

    private ExperimentCodec() {}

    /**
     * Writes an experiment.
     *
     * @param experiment the experiment
     * @return one line of JSON
     */
    public static String encode(Experiment experiment) {
        return JsonOut.line(
                FORMAT, out -> out.printed("name", experiment.name()).instant("createdAt", experiment.createdAt()));
    }

    /**
     * Reads an experiment.
     *
     * @param record what the line is, for errors, such as {@code experiment file 'x.json'}
     * @param line what {@link #encode} wrote, by this or an older version of the library
     * @return the experiment
     * @throws io.mlops4j.error.CorruptRecordException if the line is damaged
     * @throws io.mlops4j.error.UnsupportedFormatException if a newer version of the library wrote it
     */
    public static Experiment decode(String record, String line) {
        JsonIn in = JsonIn.read(record, line, FORMAT);
        return new Experiment(in.parsed("name", ExperimentName::of), in.instant("createdAt"));
    }
}
