// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where an artifact lies within its run or version: segments joined by {@code /}, such as {@code model/weights.bin}.
 *
 * <p>A path never leaves its run: it is relative and has no empty, {@code .} or {@code ..} segment. The common
 * file systems can hold it: no backslash, colon or wildcard, no segment that ends with a dot or a space, names a device, or
 * is longer than 255 bytes in UTF-8. Two paths that differ in case only are two files here, and one on some file systems. Nothing is ever
 * decoded, so {@code %2e%2e} is a plain name.
 *
 * @param value the path, 1 to {@value #MAX_LENGTH} UTF-16 code units, each segment a valid {@link Names#name}
 */
public record ArtifactPath(String value) implements Comparable<ArtifactPath> {
    /** Longest path, in UTF-16 code units. */
    public static final int MAX_LENGTH = 1_000;

    // what the common file systems take for one name
    private static final int MAX_SEGMENT_BYTES = 255;

    private static final String NOT_PORTABLE = "\\:*?\"<>|";
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

    /**
     * Checks the path.
     *
     * @throws IllegalArgumentException if the value is not a valid path
     */
    public ArtifactPath {
        if (value.length() > MAX_LENGTH) {
            throw Names.invalid("artifact path", value, "at most " + MAX_LENGTH + " characters, got " + value.length());
        }
        for (String segment : value.split("/", -1)) {
            check(value, segment);
        }
    }

    /**
     * Reads a path.
     *
     * @param value the path
     * @return the path as its own type
     * @throws IllegalArgumentException if the value is not a valid path
     */
    public static ArtifactPath of(String value) {
        return new ArtifactPath(value);
    }

    /**
     * Tells whether this path is the given one or lies below it.
     *
     * @param folder a path
     * @return whether this path equals the folder or starts with its segments
     */
    public boolean isWithin(ArtifactPath folder) {
        return value.equals(folder.value) || value.startsWith(folder.value + "/");
    }

    /**
     * Appends segments.
     *
     * @param child a relative path
     * @return this path, then the child
     * @throws IllegalArgumentException if the child or the whole is not a valid path
     */
    public ArtifactPath resolve(String child) {
        return new ArtifactPath(value + "/" + child);
    }

    @Override
    public int compareTo(ArtifactPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static void check(String path, String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw Names.invalid("artifact path", path, "relative, without empty, '.' or '..' segments");
        }
        Names.key("segment of artifact path", segment);
        for (int i = 0; i < segment.length(); i++) {
            if (NOT_PORTABLE.indexOf(segment.charAt(i)) >= 0) {
                throw Names.invalid("artifact path", path, "none of " + NOT_PORTABLE);
            }
        }
        if (segment.endsWith(".") || DEVICE.matcher(segment).matches()) {
            throw Names.invalid("artifact path", path, "no segment that ends with a dot or names a device");
        }
        if (segment.getBytes(StandardCharsets.UTF_8).length > MAX_SEGMENT_BYTES) {
            throw Names.invalid("artifact path", path, "segments of at most " + MAX_SEGMENT_BYTES + " bytes in UTF-8");
        }
    }
}
