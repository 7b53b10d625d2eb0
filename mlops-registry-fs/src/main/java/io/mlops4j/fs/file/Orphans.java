// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.common.Digest;
import io.mlops4j.error.CorruptRecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Contents that nothing named when it was last looked, each with a mark that says so. Whoever stores such a content again,
 * or asks for it, gives its file another time; who removes it compares that time with the one in the mark, after taking
 * the file away from where it could be found. So one of the two always notices the other. Thread-safe.
 */
public final class Orphans {
    private static final String SUFFIX = ".mark";
    private static final String MAGIC = "mlops4j-orphan";
    private static final int FORMAT = 1;
    private static final Pattern TEXT = Pattern.compile(MAGIC + " format=1 modified=([0-9TZ:.+-]{1,64})");

    /** Some file systems count in steps of two seconds. */
    private static final int SECONDS_APART = 2;

    private final StoreFiles files;
    private final DurableFiles durable;
    private final Path folder;

    Orphans(StoreFiles files, DurableFiles durable) {
        this.files = files;
        this.durable = durable;
        this.folder = files.root().resolve("orphans");
    }

    /**
     * A mark.
     *
     * @param made when it was made, by the clock of the file system
     * @param modified the time that the file of the content had
     */
    public record Mark(FileTime made, String modified) {}

    /** Reads the mark of a content; empty if it has none that makes sense. */
    public Optional<Mark> mark(Digest digest) throws IOException {
        Path mark = markFile(digest);
        Optional<byte[]> text = files.read(mark);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = text.get();
            int end = Math.max(0, CheckedLine.endOf(bytes, 0));
            String line = CheckedLine.open(mark, MAGIC, FORMAT, new String(bytes, 0, end, UTF_8));
            Matcher matcher = TEXT.matcher(line);
            return matcher.matches() ? Optional.of(new Mark(time(mark), matcher.group(1))) : Optional.empty();
        } catch (CorruptRecordException | NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Marks a content, unless somebody else does. */
    public void add(Digest digest, Path content) throws IOException {
        String text = CheckedLine.seal(MAGIC + " format=" + FORMAT + " modified=" + time(content)) + "\n";
        durable.makeFolders(folder);
        Path temporary = durable.temporary();
        try {
            durable.write(temporary, text.getBytes(UTF_8));
            // over a mark that is damaged, too
            Files.move(temporary, markFile(digest), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Publisher.discard(temporary);
        }
    }

    /** Removes the mark of a content. */
    public void remove(Digest digest) throws IOException {
        Files.deleteIfExists(markFile(digest));
    }

    /**
     * Tells those who want to remove a content that it is needed.
     *
     * @return whether it is still there, and will be
     */
    boolean renew(Digest digest, Path content) throws IOException {
        if (!Files.exists(markFile(digest), LinkOption.NOFOLLOW_LINKS)) {
            // a mark goes after its content; and one that is made from here on counts after a whole grace period only
            return Files.exists(content, LinkOption.NOFOLLOW_LINKS);
        }
        try {
            BasicFileAttributeView view = view(content);
            Instant earliest =
                    view.readAttributes().lastModifiedTime().toInstant().plusSeconds(SECONDS_APART);
            Instant now = Instant.now();
            FileTime time = FileTime.from(now.isBefore(earliest) ? earliest : now);
            view.setTimes(time, null, null);
        } catch (NoSuchFileException e) {
            return false;
        }
        // if it is taken away after this, it has the new time
        return Files.exists(content, LinkOption.NOFOLLOW_LINKS);
    }

    /** Takes a content away from where it can be found. Returns whether it was still there. */
    public boolean take(Digest digest, Path content) throws IOException {
        durable.makeFolders(folder);
        try {
            Files.move(content, taken(digest), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Names the file of a content that was taken away. */
    public Path taken(Digest digest) {
        return folder.resolve(digest.hex());
    }

    /** Puts a content back, durably. Returns whether it was there to be put back. */
    public boolean putBack(Digest digest, Path content) throws IOException {
        try {
            // over the same content that somebody has stored anew
            Files.move(taken(digest), content, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false;
        }
        durable.forceFolder(Publisher.parent(content));
        return true;
    }

    /** Removes a content that was taken away, for good. */
    public void destroy(Digest digest) throws IOException {
        Path doomed = durable.temporary();
        try {
            // so that nobody puts it back from here on
            Files.move(taken(digest), doomed, StandardCopyOption.ATOMIC_MOVE);
            Publisher.discard(doomed);
        } catch (NoSuchFileException e) {
            // somebody has put it back just in time
        }
        remove(digest);
    }

    /** Lists the contents that were taken away and neither put back nor removed: somebody is at it, or died over it. */
    public List<Digest> taken() {
        return digests("");
    }

    /** Lists the contents that have a mark; they need not be there any more. */
    public List<Digest> marked() {
        return digests(SUFFIX);
    }

    private List<Digest> digests(String suffix) {
        List<Digest> digests = new ArrayList<>();
        for (String name : files.list(folder)) {
            String hex = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
            if (name.equals(hex + suffix)) {
                digests.add(digest(name, hex));
            }
        }
        return digests;
    }

    private Digest digest(String name, String hex) {
        try {
            return new Digest(hex);
        } catch (IllegalArgumentException e) {
            throw StoreFiles.alien(folder.resolve(name), e);
        }
    }

    /** Tells whether a content that was taken away still has the time that its mark says. */
    public boolean isUnwanted(Digest digest, Mark mark) throws IOException {
        return time(taken(digest)).toString().equals(mark.modified());
    }

    /** Tells when a file was last modified. */
    public static FileTime time(Path file) throws IOException {
        return view(file).readAttributes().lastModifiedTime();
    }

    private static BasicFileAttributeView view(Path file) {
        return Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private Path markFile(Digest digest) {
        return folder.resolve(digest.hex() + SUFFIX);
    }
}
