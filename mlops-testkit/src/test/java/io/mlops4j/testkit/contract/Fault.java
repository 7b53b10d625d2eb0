// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.spi.Backend;
import java.util.function.Supplier;

/**
 * A broken backend, and the clause that the kit must find broken.
 *
 * @param what what it does wrong
 * @param kit the kit that finds it
 * @param clause the clause
 * @param backend makes it
 */
record Fault(String what, Class<? extends ContractKit> kit, String clause, Supplier<Backend> backend) {
    @Override
    public String toString() {
        return clause + ": " + what;
    }
}
