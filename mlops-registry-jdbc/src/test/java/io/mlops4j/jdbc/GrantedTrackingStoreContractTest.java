// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import io.mlops4j.spi.Backend;
import io.mlops4j.testkit.contract.TrackingStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract, kept with no other rights than those that docs/jdbc.md lists. */
class GrantedTrackingStoreContractTest extends TrackingStoreContract {
    @RegisterExtension
    final ContractStore store = new ContractStore(new GrantedDatabase());

    @Override
    protected Backend open() {
        return store.open();
    }

    @Override
    protected Backend reopen(Backend backend) {
        return store.reopen();
    }
}
