// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.spi.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the contract kits share: a new, empty store for each test. On a store of scope {@link Backend.Scope#SHARED} every
 * test works through two handles in turn and looks through both, so that what one has written the other must see.
 */
public abstract class ContractKit {
    private final List<Backend> handles = new ArrayList<>();
    private int turn;

    /** Makes the kit; the store is opened before each test. */
    protected ContractKit() {}

    /**
     * Opens a backend on a new, empty store.
     *
     * @return the backend; the kit closes it
     */
    protected abstract Backend open();

    /**
     * Opens the store of a backend once more, with a handle of its own. Asked only of scope {@link
     * Backend.Scope#SHARED}.
     *
     * @param backend what {@link #open} or this method returned; may be open or closed
     * @return another backend on the same store; the kit closes it
     */
    protected Backend reopen(Backend backend) {
        throw new UnsupportedOperationException("A backend of scope SHARED must override reopen(Backend)");
    }

    @BeforeEach
    final void openStore() {
        Backend first = open();
        handles.add(first);
        if (isShared()) {
            handles.add(reopen(first));
        }
    }

    @AfterEach
    final void closeStore() {
        closeAll();
    }

    /** Tells whether the store outlives its handles. */
    final boolean isShared() {
        return handles.get(0).scope() == Backend.Scope.SHARED;
    }

    /** Gives the handles in turn, so that a test that asks each time uses all of them. */
    final synchronized Backend next() {
        turn++;
        return handles.get(turn % handles.size());
    }

    /** Looks at the store through every handle. */
    final void everyHandle(Consumer<Backend> look) {
        handles.forEach(look);
    }

    final void closeAll() {
        handles.forEach(Backend::close);
    }

    /** Closes every handle and opens the store anew, if it is one that outlives its handles. */
    final void closeAndReopen() {
        if (isShared()) {
            Backend closed = handles.get(0);
            closeAll();
            handles.clear();
            handles.add(reopen(closed));
            handles.add(reopen(closed));
        }
    }
}
