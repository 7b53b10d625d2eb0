// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.disk;

import io.mlops4j.fs.disk.Operation.Kind;
import io.mlops4j.fs.disk.Recording.Done;
import io.mlops4j.fs.disk.Recording.Entry;
import io.mlops4j.fs.disk.Recording.Said;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a program would have done that leaves out one precaution. Each must be noticed by whoever checks for crashes. */
public enum BrokenProtocol {
    /** Syncs no file. */
    FORCES_NO_FILES {
        @Override
        List<Entry> instead(Entry entry, DiskModel disk) {
            return isForce(entry, disk, false) ? List.of() : List.of(entry);
        }
    },

    /** Syncs no folder. */
    FORCES_NO_FOLDERS {
        @Override
        List<Entry> instead(Entry entry, DiskModel disk) {
            return isForce(entry, disk, true) ? List.of() : List.of(entry);
        }
    },

    /** Syncs what it appends to no file; files that are written in one go it does. */
    FORCES_NO_APPENDS {
        @Override
        List<Entry> instead(Entry entry, DiskModel disk) {
            boolean segment = entry instanceof Done done
                    && done.operation().path().toString().endsWith(".seg");
            return segment && isForce(entry, disk, false) ? List.of() : List.of(entry);
        }
    },

    /** Writes files at the place where they are read, and syncs them there. */
    WRITES_IN_PLACE {
        @Override
        List<Entry> instead(Entry entry, DiskModel disk) {
            if (!(entry instanceof Done done) || done.operation().kind() != Kind.LINK) {
                return List.of(entry);
            }
            Path target = Objects.requireNonNull(done.operation().target());
            Content content = disk.content(done.operation().path());
            return List.of(
                    new Done(Operation.of(Kind.CREATE, target)),
                    new Done(Operation.write(target, content.first(content.size() / 2))),
                    new Done(Operation.write(
                            target,
                            Content.of(content.bytes(), content.size() / 2, content.size() - content.size() / 2))),
                    new Done(Operation.of(Kind.FORCE, target)));
        }
    },

    /** Syncs only after it has said that it is done. */
    SAYS_SO_BEFORE_IT_FORCES {
        @Override
        public List<Entry> breaking(List<Entry> entries, Path base) {
            List<Entry> broken = new ArrayList<>();
            List<Entry> late = new ArrayList<>();
            for (Entry entry : entries) {
                if (entry instanceof Done done && done.operation().kind() == Kind.FORCE) {
                    late.add(entry);
                } else {
                    broken.add(entry);
                }
                if (entry instanceof Said) {
                    // a temporary file may be gone by now
                    late.removeIf(force ->
                            ((Done) force).operation().path().toString().contains("/tmp/"));
                    broken.addAll(late);
                    late.clear();
                }
            }
            return broken;
        }

        @Override
        List<Entry> instead(Entry entry, DiskModel disk) {
            return List.of(entry);
        }
    };

    /**
     * Breaks what a careful program did.
     *
     * @param entries what it did
     * @param base where it did it
     * @return what the broken one would have done
     */
    public List<Entry> breaking(List<Entry> entries, Path base) {
        DiskModel disk = new DiskModel(base);
        List<Entry> broken = new ArrayList<>();
        for (Entry entry : entries) {
            broken.addAll(instead(entry, disk));
            if (entry instanceof Done done) {
                disk.apply(done.operation());
            }
        }
        return broken;
    }

    abstract List<Entry> instead(Entry entry, DiskModel disk);

    private static boolean isForce(Entry entry, DiskModel disk, boolean folder) {
        return entry instanceof Done done
                && done.operation().kind() == Kind.FORCE
                && disk.isFolder(done.operation().path()) == folder;
    }
}
