// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.codec.ProfileCodec;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The profiles that Java serialisation has read and that are still in use, by digest: a thousand states of one profile share it,
 * and it is read in full once.
 *
 * <p>A profile goes when nobody else holds it: its own digest, which only it holds, is the weak key. Safe for many threads, of
 * which two that start at the same time may both read a profile, and then share one.
 */
final class SharedProfiles {
    private static final Map<String, WeakReference<ReferenceProfile>> IN_USE = new WeakHashMap<>();

    private SharedProfiles() {}

    /**
     * Reads a profile, or finds one that was read before. What it finds has the digest that the bytes name, and its content was checked
     * against it.
     *
     * @throws io.mlops4j.error.CorruptRecordException if the bytes are damaged
     */
    static ReferenceProfile read(byte[] bytes) {
        ReferenceProfile known = find(ProfileCodec.storedDigest(bytes));
        return known != null ? known : share(ReferenceProfile.fromBytes(bytes));
    }

    private static @Nullable ReferenceProfile find(String digest) {
        synchronized (IN_USE) {
            WeakReference<ReferenceProfile> profile = IN_USE.get(digest);
            return profile == null ? null : profile.get();
        }
    }

    private static ReferenceProfile share(ReferenceProfile read) {
        synchronized (IN_USE) {
            ReferenceProfile first = find(read.digest());
            if (first != null) {
                return first;
            }
            // Without this, an equal key of a profile that is gone would stay the key.
            IN_USE.remove(read.digest());
            IN_USE.put(read.digest(), new WeakReference<>(read));
            return read;
        }
    }
}
