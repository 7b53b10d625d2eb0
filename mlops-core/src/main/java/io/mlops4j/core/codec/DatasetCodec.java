// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.common.Digest;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.DatasetInput.Dataset;
import io.mlops4j.tracking.DatasetInput.Derivation;

/** Datasets that a run read, as a part of its events. */
final class DatasetCodec {
    private DatasetCodec() {}

    static void write(JsonOut out, DatasetInput input) {
        out.object("dataset", o -> writeIdentity(o, input.dataset())).text("usage", input.usage());
        SchemaCodec.write(out, "schema", input.schema());
        out.int64("rows", input.rowCount()).text("source", input.source());
        out.objects(
                "lineage",
                input.lineage(),
                (o, step) -> o.object("parent", p -> writeIdentity(p, step.parent()))
                        .text("transformation", step.transformation()));
    }

    static DatasetInput read(JsonIn in) {
        return new DatasetInput(
                readIdentity(in.object("dataset")),
                in.text("usage"),
                SchemaCodec.read(in, "schema"),
                in.int64("rows"),
                in.text("source"),
                in.objects(
                        "lineage",
                        step -> new Derivation(readIdentity(step.object("parent")), step.text("transformation"))));
    }

    private static void writeIdentity(JsonOut out, Dataset dataset) {
        out.text("name", dataset.name()).text("version", dataset.version()).printed("digest", dataset.digest());
    }

    private static Dataset readIdentity(JsonIn in) {
        return in.make(() -> new Dataset(in.text("name"), in.text("version"), in.parsed("digest", Digest::parse)));
    }
}
