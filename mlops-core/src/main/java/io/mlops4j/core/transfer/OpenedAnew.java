// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.common.Names;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Refuses a source that gives the stream again that was read before. Used by one thread. */
final class OpenedAnew implements TransferSource {
    private final TransferSource source;
    private @Nullable InputStream before;

    OpenedAnew(TransferSource source) {
        this.source = source;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very same stream is meant
    public InputStream open() throws IOException {
        InputStream stream = source.open();
        if (stream == before) {
            throw Names.invalid("source", stream, "opens a new stream each time: it is read twice");
        }
        before = stream;
        return stream;
    }
}
