// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.lineage;

/** Answers where things come from and what came of them, from what runs have logged and models' logs. Thread-safe. */
public interface Lineage {
    /** Most runs that are looked at to find what lies downstream. */
    int MAX_RUNS = 1_000_000;

    /**
     * Finds what a thing was made from: of a version its run, of a run the datasets that it read and the runs that it
     * is a part of, of a dataset those that it was derived from, as far as that run or the newest 100 other runs that
     * read the dataset have logged it.
     *
     * @param node a dataset, run, version or environment
     * @return everything upstream
     * @throws io.mlops4j.error.NotFoundException if the run, version or model does not exist
     */
    LineageGraph upstream(LineageNode node);

    /**
     * Finds what was made from a thing: of a dataset those derived from it and the runs that read them, of a run its
     * parts and the versions that it made, of a version the environments in which it was made current. Looks at every
     * run and model.
     *
     * @param node a dataset, run, version or environment
     * @return everything downstream
     * @throws io.mlops4j.error.NotFoundException if the run, version or model does not exist
     */
    LineageGraph downstream(LineageNode node);
}
