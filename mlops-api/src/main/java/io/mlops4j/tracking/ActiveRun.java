// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.RunId;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A run that is being recorded.
 *
 * <p>Use it in try-with-resources and call {@link #finish} as the last statement of the block: a block that is left by
 * an exception before that leaves the run {@linkplain RunStatus#FAILED failed}.
 *
 * <pre>{@code
 * try (ActiveRun run = tracking.start(experiment)) {
 *     run.param("kind", "tree").metric("auc", 0.87);
 *     run.finish();
 * }
 * }</pre>
 *
 * <p>What the exception was is known to the block only: catch it there and call {@link #fail} if its words are to be
 * kept with the run.
 *
 * <p>Each call returns when the store has acknowledged it. Thread-safe; several processes may {@linkplain
 * Tracking#resume resume} the same run. Recording to a run that has ended or is deleted throws {@link
 * IllegalStateException}; every recording method throws {@link io.mlops4j.error.StoreUnavailableException} if the store
 * does not take the entry and {@link IllegalArgumentException} if a key or value is not valid or one call has more than
 * 4 MiB to record, and then nothing of the call was recorded.
 */
public interface ActiveRun extends AutoCloseable {
    /**
     * Names the run.
     *
     * @return its identity
     */
    RunId id();

    /**
     * Sets a param. A param is written once: the same value again changes nothing.
     *
     * @param key its key
     * @param value its value
     * @return this run
     * @throws io.mlops4j.error.AlreadyExistsException if the param has another value
     */
    ActiveRun param(String key, String value);

    /**
     * Sets several params at once: all of them, or none.
     *
     * @param values values by key
     * @return this run
     * @throws io.mlops4j.error.AlreadyExistsException if one of them has another value
     */
    ActiveRun params(Map<String, String> values);

    /**
     * Logs several values at once, now: all of them, or none.
     *
     * @param values values by key
     * @param step where in the training, any number, in any order
     * @return this run
     */
    ActiveRun metrics(Map<String, Double> values, long step);

    /**
     * Logs a value at step 0, now.
     *
     * @param key what was measured
     * @param value the value, any double
     * @return this run
     */
    ActiveRun metric(String key, double value);

    /**
     * Logs a value, now.
     *
     * @param key what was measured
     * @param value the value, any double
     * @param step where in the training, any number, in any order
     * @return this run
     */
    ActiveRun metric(String key, double value, long step);

    /**
     * Sets a tag, over what it was.
     *
     * @param key its key
     * @param value its value
     * @return this run
     */
    ActiveRun tag(String key, String value);

    /**
     * Logs a dataset that the run reads. The same input again changes nothing.
     *
     * @param input the dataset
     * @return this run
     * @throws io.mlops4j.error.AlreadyExistsException if the same name, version, digest and usage is logged with
     *     another schema, row count, source or lineage
     */
    ActiveRun input(DatasetInput input);

    /**
     * Logs several things at once: all of them, or none.
     *
     * @param batch what to log
     * @return this run
     * @throws io.mlops4j.error.AlreadyExistsException if a param has another value already
     */
    ActiveRun log(Batch batch);

    /**
     * Stores a file, or every file below a folder, and records it. A path that is recorded already stands for the newer
     * content then; an empty folder records nothing.
     *
     * @param path where the file or the folder's content lies within the run
     * @param source the file or folder
     * @return the stored files
     * @throws IllegalArgumentException if the path leaves the run or the source does not exist or holds symbolic links
     * @throws io.mlops4j.error.AlreadyExistsException if a path would be both a file and a folder
     */
    List<Artifact> artifact(String path, Path source);

    /**
     * Stores what a stream gives and records it. The stream is read to its end and not closed.
     *
     * @param path where it lies within the run
     * @param content the content
     * @return the stored file
     * @throws IllegalArgumentException if the path leaves the run
     */
    Artifact artifact(String path, InputStream content);

    /**
     * Stores bytes and records them.
     *
     * @param path where they lie within the run
     * @param content the content
     * @return the stored file
     * @throws IllegalArgumentException if the path leaves the run
     */
    Artifact artifact(String path, byte[] content);

    /**
     * Opens a buffer for points that are logged where nothing may stand in the way. What an earlier process left in the
     * spool file of the options is written first.
     *
     * @param options how the buffer works
     * @return the buffer, to be closed before the run ends
     * @throws IllegalStateException if the run has ended or is deleted, or another buffer uses the spool file
     * @throws io.mlops4j.error.CorruptRecordException if the spool file is damaged before its end
     */
    MetricBuffer buffer(BufferOptions options);

    /**
     * Starts a run that is a part of this one, in the same experiment. This one may have ended; and it may end before
     * its parts do, which run on.
     *
     * @param name what people call it
     * @return the part, to be ended on its own
     * @throws IllegalStateException if this run is deleted
     */
    ActiveRun child(String name);

    /**
     * Reads the run as the store has it now.
     *
     * @return what is known of the run
     */
    Run snapshot();

    /**
     * Ends the run as intended. Again on a finished run, it changes nothing.
     *
     * @throws IllegalStateException if the run has ended otherwise
     */
    void finish();

    /**
     * Ends the run because of an error.
     *
     * @param reason what went wrong
     * @throws IllegalStateException if the run has ended
     */
    void fail(String reason);

    /**
     * Ends the run because it was stopped from outside.
     *
     * @param reason who stopped it and why
     * @throws IllegalStateException if the run has ended
     */
    void kill(String reason);

    /**
     * Ends the run as {@linkplain RunStatus#FAILED failed} if it has not been ended. Changes nothing on an ended run.
     * Never throws: it would hide the exception that led here; if the store does not take the end, it is logged.
     */
    @Override
    void close();
}
