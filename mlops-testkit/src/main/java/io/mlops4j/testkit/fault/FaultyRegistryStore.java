// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.fault;

import io.mlops4j.common.ModelName;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.util.List;

/** A store of models under a script. */
final class FaultyRegistryStore implements RegistryStore {
    private final RegistryStore sound;
    private final Script script;

    FaultyRegistryStore(RegistryStore sound, Script script) {
        this.sound = sound;
        this.script = script;
    }

    @Override
    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
        StoreFault fault = script.next(Operation.REGISTRY_COMMIT);
        return fault instanceof StoreFault.Conflict
                ? new CommitResult.Conflict(expectedRevision + 1)
                : Script.call(Operation.REGISTRY_COMMIT, fault, () -> sound.commit(model, expectedRevision, payloads));
    }

    @Override
    public List<LogEntry> read(ModelName model, long afterRevision) {
        return script.call(Operation.REGISTRY_READ, () -> sound.read(model, afterRevision));
    }

    @Override
    public List<ModelName> models() {
        return script.call(Operation.REGISTRY_MODELS, sound::models);
    }
}
