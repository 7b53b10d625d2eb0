// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.fault;

import io.mlops4j.error.StoreUnavailableException;
import java.util.concurrent.CountDownLatch;

/** Where a call waits until a test lets it go on: a slow store without any sleeping. Thread-safe. */
public final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Makes a closed gate. */
    public Gate() {}

    /**
     * Waits until a call stands at the gate.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public void awaitReached() throws InterruptedException {
        reached.await();
    }

    /** Lets every call go on, those included that have not come yet. */
    public void open() {
        opened.countDown();
    }

    void pass() {
        reached.countDown();
        try {
            opened.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("Cannot reach the store: interrupted", e);
        }
    }
}
