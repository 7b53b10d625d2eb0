// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.audit;

import io.mlops4j.audit.AuditListener;
import io.mlops4j.audit.AuditRecord;
import io.mlops4j.audit.AuditSubscription;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.log.ModelLogs;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers a log to a listener. At most one run of the executor is under way; a poke during it makes it look again. */
final class Delivery implements AuditSubscription {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final ModelName model;
    private final ModelLogs logs;
    private final LongFunction<List<AuditRecord>> since;
    private final AuditListener listener;
    private final Executor executor;
    private final Consumer<ModelName> ear = this::hear;
    private final AtomicInteger pokes = new AtomicInteger();
    private volatile long cursor;
    private volatile boolean closed;

    Delivery(
            ModelName model,
            long cursor,
            ModelLogs logs,
            LongFunction<List<AuditRecord>> since,
            AuditListener listener,
            Executor executor) {
        this.model = model;
        this.cursor = cursor;
        this.logs = logs;
        this.since = since;
        this.listener = listener;
        this.executor = executor;
    }

    Delivery start() {
        logs.listen(ear);
        poke();
        return this;
    }

    @Override
    public long cursor() {
        return cursor;
    }

    @Override
    public void poke() {
        if (!closed && pokes.getAndIncrement() == 0) {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException e) {
                pokes.set(0);
                LOG.warn("Cannot deliver '{}' after entry {}: the executor refuses", model, cursor, e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        logs.unlisten(ear);
    }

    private void hear(ModelName changed) {
        if (changed.equals(model)) {
            poke();
        }
    }

    private void run() {
        boolean done = false;
        try {
            int seen;
            do {
                seen = pokes.get();
                deliver();
            } while (!pokes.compareAndSet(seen, 0));
            done = true;
        } finally {
            if (!done) {
                // an error went through to the executor; later pokes must find the way free
                pokes.set(0);
            }
        }
    }

    private void deliver() {
        try {
            for (AuditRecord record : since.apply(cursor)) {
                if (closed) {
                    return;
                }
                listener.accept(record);
                cursor = record.sequence();
            }
        } catch (RuntimeException e) {
            // thrown on the host's executor it would be lost, and the record is given again anyway
            LOG.warn("Cannot deliver '{}' after entry {}: given again with the next change or poke", model, cursor, e);
        }
    }
}
