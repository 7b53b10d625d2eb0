// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.remark;

import io.mlops4j.common.Digest;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.spi.ArtifactStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The remarks of a store. Thread-safe. */
public final class Remarks {
    /** What readers see of a remark that was erased. */
    public static final String ERASED = "[erased]";

    private static final String DAMAGED = "[damaged]";

    private final ArtifactStore contents;
    private final Supplier<byte[]> salts;

    /** What became of a remark. */
    public enum State {
        /** It can be read. */
        KEPT,
        /** It is not there. */
        ABSENT,
        /** What is there is not the remark. */
        DAMAGED
    }

    /**
     * A command whose remarks are replaced by what stands for them.
     *
     * @param command the command that may be recorded
     * @param remarks the contents to be stored before it is
     */
    public record Sealed(GovernanceCommand command, List<byte[]> remarks) {
        /** Copies. */
        public Sealed {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Opens the remarks of a store.
     *
     * @param contents where they lie
     * @param salts gives 16 random bytes or more at each call, from a source that nobody can guess
     */
    public Remarks(ArtifactStore contents, Supplier<byte[]> salts) {
        this.contents = contents;
        this.salts = salts;
    }

    /**
     * Takes the remarks out of a command. Nothing is stored yet.
     *
     * @param command the command as it was given
     * @param standing what stands in the log for remarks that the same words may repeat; they are then not sealed anew, so that
     *     repeating oneself is no change
     * @return the command without the words
     */
    public Sealed seal(GovernanceCommand command, Collection<String> standing) {
        List<byte[]> remarks = new ArrayList<>();
        GovernanceCommand sealed = RemarkedCommand.map(command, words -> seal(words, standing, remarks));
        return new Sealed(sealed, remarks);
    }

    private String seal(String words, Collection<String> standing, List<byte[]> remarks) {
        if (words.isEmpty()) {
            return words;
        }
        for (String token : standing) {
            if (says(token, words)) {
                return token;
            }
        }
        byte[] content = RemarkContent.encode(salts.get(), words);
        remarks.add(content);
        return RemarkToken.of(Digest.of(content));
    }

    /** Whether a remark that is still there has these words; the mark of an erased one is nobody's words. */
    private boolean says(String token, String words) {
        return RemarkToken.in(token).stream()
                .map(this::look)
                .anyMatch(look -> look.state() == State.KEPT && look.words().equals(words));
    }

    /**
     * Stores the remarks of a command, to be called before it is recorded. What is stored and never recorded is unnamed and goes
     * with the next sweep.
     *
     * @param sealed the command
     * @throws StoreUnavailableException if they cannot be stored
     */
    public void keep(Sealed sealed) {
        try {
            for (byte[] content : sealed.remarks()) {
                contents.put(new ByteArrayInputStream(content));
            }
        } catch (IOException e) {
            throw new StoreUnavailableException("Cannot keep a remark: " + e.getMessage(), e);
        }
    }

    /**
     * Puts the words where the log has something that stands for them.
     *
     * @param text a text from the log
     * @return the text with the words, or with {@value #ERASED} in their place
     */
    public String reveal(String text) {
        return RemarkToken.replace(text, this::words);
    }

    private String words(Digest digest) {
        Look look = look(digest);
        return look.state() == State.KEPT ? look.words() : look.state() == State.ABSENT ? ERASED : DAMAGED;
    }

    /**
     * Looks for a remark.
     *
     * @param digest the digest of its content
     * @return what became of it
     */
    public State state(Digest digest) {
        return look(digest).state();
    }

    private record Look(State state, String words) {}

    private Look look(Digest digest) {
        return content(digest).map(Remarks::look).orElse(new Look(State.ABSENT, ""));
    }

    private static Look look(byte[] content) {
        try {
            return new Look(State.KEPT, RemarkContent.decode(content));
        } catch (CorruptRecordException | UnsupportedFormatException e) {
            return new Look(State.DAMAGED, "");
        }
    }

    /**
     * Erases every remark that an entry stands for, also what it only quotes. What is not a remark is left alone: a forged entry
     * must not erase files.
     *
     * @param entry the remarks of the entry
     * @throws StoreUnavailableException if the store fails; erasing again is safe
     */
    public void erase(NamedRemarks entry) {
        List<Digest> named = new ArrayList<>(entry.said());
        named.addAll(entry.quoted());
        for (Digest digest : named) {
            if (state(digest) == State.KEPT) {
                try {
                    contents.erase(digest);
                } catch (IOException e) {
                    throw new StoreUnavailableException("Cannot erase remark '" + digest + "': " + e.getMessage(), e);
                }
            }
        }
    }

    /**
     * Reads the content of a remark that can be read.
     *
     * @param digest its digest
     * @return the content, or empty if it is not there or is not the remark
     */
    public Optional<byte[]> kept(Digest digest) {
        return content(digest).filter(content -> look(content).state() == State.KEPT);
    }

    /**
     * Reads the content of a remark as it is stored.
     *
     * @param digest its digest
     * @return the content, or empty if it is not there; no bytes if what is there has another digest
     */
    public Optional<byte[]> content(Digest digest) {
        try {
            Optional<InputStream> found = contents.open(digest);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = found.get()) {
                byte[] bytes = in.readNBytes(RemarkContent.MAX_BYTES);
                return Optional.of(Digest.of(bytes).equals(digest) ? bytes : new byte[0]);
            }
        } catch (IOException e) {
            throw new StoreUnavailableException("Cannot read remark '" + digest + "': " + e.getMessage(), e);
        }
    }
}
