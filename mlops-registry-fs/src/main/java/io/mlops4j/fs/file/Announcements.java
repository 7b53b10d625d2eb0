// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.error.MlopsException;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says what this handle is writing to, before it does, durably: so that who keeps an index need only look at what is
 * announced, instead of at everything. One announcement covers all writes until it is taken back. Thread-safe.
 */
public final class Announcements {
    /** What stays announced between writes: more than a host writes to at once, and few enough to be looked at each time. */
    private static final int MAX_OPEN = 256;

    /** About 700 runs: so much is read anew by who comes later. */
    private static final long FULL = 64L * 1024;

    /** How long a writer goes without looking whether a sweep has asked for it, in nanoseconds. */
    private static final long LOOK_AGAIN = 1_000_000_000L;

    private final DurableFiles durable;
    private final WriterFiles files;
    private final Listener listener;
    private final LongSupplier nanos;

    // the one that was written to longest ago first
    private final Map<String, Announced> open = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable WriterJournal journal;
    private long looked;
    private boolean closed;

    /** Is told, quickly and one after the other, of what is not announced any more. */
    public interface Listener {
        /** Others need the room; it may well be written to again. */
        void idle(String name);

        /** It was said to be finished. */
        void finished(String name);
    }

    /** Something that is announced. */
    public static final class Announced {
        private final String name;
        private WriterJournal journal;
        private long line;
        private int writers;
        private boolean done;

        private Announced(String name, WriterJournal journal, long line) {
            this.name = name;
            this.journal = journal;
            this.line = line;
        }
    }

    /**
     * Makes none so far.
     *
     * @param nanos a time that only grows, such as {@link System#nanoTime}
     */
    Announcements(DurableFiles durable, WriterFiles files, Listener listener, LongSupplier nanos) {
        this.durable = durable;
        this.files = files;
        this.listener = listener;
        this.nanos = nanos;
    }

    /**
     * Announces writes. Returns once that is durable.
     *
     * @param name what will be written to
     * @return to be given to {@link #end} or {@link #finish} after the write, whatever became of it
     */
    public Announced begin(String name) {
        Announced announced;
        WriterJournal before;
        WriterJournal now;
        long line;
        Announced eldest = null;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("Cannot write to '" + name + "': the backend is closed");
            }
            announced = open.get(name);
            before = journal;
            boolean counts = counts();
            if (announced == null || !counts) {
                announced = announce(name, counts);
                eldest = open.size() > MAX_OPEN ? takeIdle() : null;
            }
            announced.writers++;
            now = announced.journal;
            line = announced.line;
        }
        force(announced, now, line);
        if (before != null && now != before) {
            retire(before);
        }
        if (eldest != null) {
            takeBack(eldest);
        }
        return announced;
    }

    /** Ends one write; more are to be expected. */
    public void end(Announced announced) {
        boolean last;
        boolean over;
        synchronized (this) {
            announced.writers--;
            last = (announced.done || closed) && announced.writers == 0 && open.remove(announced.name, announced);
            over = closed && last && open.isEmpty();
            if (last) {
                listener.finished(announced.name);
            }
        }
        if (last) {
            takeBack(announced);
        }
        if (over) {
            retire(announced.journal);
        }
    }

    /** Ends one write, the last one as far as is known. */
    public void finish(Announced announced) {
        synchronized (this) {
            announced.done = true;
        }
        end(announced);
    }

    /** Takes everything back that is not being written to at this moment. */
    public void close() {
        WriterJournal last;
        synchronized (this) {
            closed = true;
            while (takeIdle() != null) {
                // all of them
            }
            last = open.isEmpty() ? journal : null;
            journal = null;
        }
        if (last != null) {
            retire(last);
        }
    }

    /** Tells whether what this handle has announced counts, or was put away by a sweep that took this for dead. */
    private boolean counts() {
        WriterJournal current = journal;
        long now = nanos.getAsLong();
        if (current == null || now - looked < LOOK_AGAIN) {
            return true;
        }
        looked = now;
        return files.keeps(current.writer());
    }

    private Announced announce(String name, boolean counts) {
        try {
            WriterJournal current = journal;
            if (current == null || current.size() > FULL || !counts) {
                current = WriterJournal.create(durable, files);
                for (Announced other : open.values()) {
                    other.line = current.append(AnnouncementText.Sign.BEGIN, other.name);
                    other.journal = current;
                }
                journal = current;
                looked = nanos.getAsLong();
            }
            Announced known = open.get(name);
            if (known != null) {
                return known;
            }
            Announced announced = new Announced(name, current, current.append(AnnouncementText.Sign.BEGIN, name));
            open.put(name, announced);
            return announced;
        } catch (IOException e) {
            abandon(journal);
            throw StoreFiles.unavailable("announce writes to", files.live(name), e);
        }
    }

    private void force(Announced announced, WriterJournal now, long line) {
        try {
            now.force(line);
        } catch (IOException e) {
            synchronized (this) {
                announced.writers--;
                abandon(now);
            }
            throw StoreFiles.unavailable("write", files.live(now.writer()), e);
        }
    }

    /** Leaves a file as it is for ever. What it announces stays announced; new writes are announced elsewhere. */
    private void abandon(@Nullable WriterJournal failed) {
        if (failed != null) {
            if (journal == failed) {
                journal = null;
            }
            open.values().removeIf(announced -> announced.journal == failed);
            failed.abandon();
        }
    }

    private @Nullable Announced takeIdle() {
        Iterator<Announced> eldest = open.values().iterator();
        while (eldest.hasNext()) {
            Announced announced = eldest.next();
            if (announced.writers == 0) {
                eldest.remove();
                listener.idle(announced.name);
                return announced;
            }
        }
        return null;
    }

    /** After the last write, so that who reads this finds all of them. Need not be durable. */
    private synchronized void takeBack(Announced announced) {
        if (announced.journal == journal) {
            try {
                announced.journal.append(AnnouncementText.Sign.END, announced.name);
            } catch (IOException e) {
                abandon(announced.journal);
            }
        }
    }

    /** What cannot be put away stays where it is, and costs others a look now and then. */
    private void retire(WriterJournal before) {
        try {
            before.end(files);
        } catch (IOException | MlopsException e) {
            // nothing was promised about this file but what it says already
        }
    }
}
