// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Where an export goes: a folder, an archive, a bucket. For a folder, {@code name -> Files.newOutputStream(folder.resolve(name))}.
 */
@FunctionalInterface
public interface AuditExportTarget {
    /**
     * Makes a file. Files are written one after the other.
     *
     * @param name its name: lower-case letters, digits, hyphens and one dot, no folders
     * @return where its content goes; closed by the library
     * @throws IOException if it cannot be made
     */
    OutputStream create(String name) throws IOException;
}
