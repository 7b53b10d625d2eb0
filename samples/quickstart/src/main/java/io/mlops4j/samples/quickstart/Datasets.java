// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import io.mlops4j.samples.quickstart.bank.BankData;
import io.mlops4j.samples.quickstart.bank.Calls;
import io.mlops4j.tracking.DatasetInput;

/** Describes rows for the record, so that the same rows can be fetched again. The days covered serve as the version. */
final class Datasets {
    private Datasets() {}

    static DatasetInput original(Calls all) {
        return of(all, "source");
    }

    static DatasetInput part(Calls part, String usage, DatasetInput original, String transformation) {
        return of(part, usage).derivedFrom(original.dataset(), transformation);
    }

    private static DatasetInput of(Calls calls, String usage) {
        return DatasetInput.of(calls.name(), calls.days(), calls.digest(), usage)
                .withShape(BankData.columns(), calls.rows().size())
                .withSource(BankData.SOURCE);
    }
}
