// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.fault;

import io.mlops4j.common.ModelName;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Forces two hosts to decide on the same state: none commits before both have decided. */
final class Overtaking {
    /** Who goes first then. */
    enum Order {
        /** The rival's commit is over before the other one begins. */
        RIVAL_FIRST,
        /** Both commit at once: it is the database that lets one of them wait. */
        AT_ONCE
    }

    private final Order order;
    private final CountDownLatch decided = new CountDownLatch(2);
    private final CountDownLatch rivalCommitted = new CountDownLatch(1);

    Overtaking(Order order) {
        this.order = order;
    }

    /** The store of the host that is overtaken. */
    RegistryStore overtaken(RegistryStore store, AtomicBoolean first) {
        return new First(store, first) {
            @Override
            CommitResult first(ModelName model, long expectedRevision, List<String> payloads) {
                decided.countDown();
                await(rivalCommitted);
                return store.commit(model, expectedRevision, payloads);
            }
        };
    }

    /** The store of the host that overtakes. */
    RegistryStore rival(RegistryStore store, AtomicBoolean first) {
        return new First(store, first) {
            @Override
            CommitResult first(ModelName model, long expectedRevision, List<String> payloads) {
                decided.countDown();
                await(decided);
                if (order == Order.AT_ONCE) {
                    rivalCommitted.countDown();
                }
                try {
                    return store.commit(model, expectedRevision, payloads);
                } finally {
                    rivalCommitted.countDown();
                }
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the other host did not come");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something else at the first commit of a host, whichever store of it that goes through. */
    private abstract static class First implements RegistryStore {
        private final RegistryStore store;
        private final AtomicBoolean first;

        First(RegistryStore store, AtomicBoolean first) {
            this.store = store;
            this.first = first;
        }

        abstract CommitResult first(ModelName model, long expectedRevision, List<String> payloads);

        @Override
        public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
            return first.getAndSet(false)
                    ? first(model, expectedRevision, payloads)
                    : store.commit(model, expectedRevision, payloads);
        }

        @Override
        public List<LogEntry> read(ModelName model, long afterRevision) {
            return store.read(model, afterRevision);
        }

        @Override
        public List<ModelName> models() {
            return store.models();
        }
    }
}
