// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.spi.Backend;

class InMemoryAuditTest extends AuditContract {
    @Override
    protected Backend open() {
        return new InMemoryBackend();
    }
}
