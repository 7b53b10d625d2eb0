// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

/**
 * The delivery of one model's log to one listener, at least once and in order. What this process commits is delivered by
 * itself; what other processes commit, and what the listener refused, with the next {@link #poke}. Thread-safe.
 */
public interface AuditSubscription extends AutoCloseable {
    /**
     * Tells how far the listener has come.
     *
     * @return the sequence of the last record that it dealt with
     */
    long cursor();

    /** Delivers what is new, by the executor. To be called now and then by the host's own timer. */
    void poke();

    /** Ends the delivery. A record that is being delivered is delivered to its end. */
    @Override
    void close();
}
