// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.RecordLine;
import io.mlops4j.fs.file.OwnerFolders;
import io.mlops4j.fs.file.RecordFile;
import io.mlops4j.fs.file.Storage;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.util.List;

/** The models of a directory. Thread-safe. */
final class DirectoryRegistryStore implements RegistryStore {
    private final StoreAccess access;
    private final OwnerFolders<ModelName, ModelLog> models;

    DirectoryRegistryStore(StoreAccess access, Storage storage) {
        this.access = access;
        this.models = new OwnerFolders<>(
                storage,
                "models",
                RecordFile.Kind.MODEL,
                ModelName::of,
                (name, folder) -> new ModelLog(storage, name, folder));
    }

    @Override
    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
        access.requireWritable();
        return models.open(model).commit(expectedRevision, RecordLine.require(payloads));
    }

    @Override
    public List<LogEntry> read(ModelName model, long afterRevision) {
        access.requireOpen();
        return models.find(model).map(log -> log.read(afterRevision)).orElse(List.of());
    }

    @Override
    public List<ModelName> models() {
        access.requireOpen();
        return List.copyOf(models.all().keySet());
    }
}
