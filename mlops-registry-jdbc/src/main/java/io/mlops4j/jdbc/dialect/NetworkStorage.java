// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Whether a file lies on the storage of another machine, as far as the system tells. */
final class NetworkStorage {
    /** Names of file systems as mount tables have them, without versions and without the layer that brings them in. */
    private static final Set<String> TYPES = Set.of(
            "nfs",
            "cifs",
            "smb",
            "smbfs",
            "afs",
            "afpfs",
            "9p",
            "sshfs",
            "glusterfs",
            "ceph",
            "lustre",
            "gpfs",
            "webdav");

    private NetworkStorage() {}

    static boolean holds(String file) {
        try {
            return isNetwork(Files.getFileStore(Path.of(file)).type());
        } catch (IOException | InvalidPathException e) {
            // a system that does not tell
            return false;
        }
    }

    static boolean isNetwork(String type) {
        return TYPES.contains(type.toLowerCase(Locale.ROOT)
                .replaceFirst("^fuse\\.", "")
                .replaceFirst("(?<=nfs|smb|cifs)[0-9.]+$", ""));
    }
}
