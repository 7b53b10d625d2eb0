// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.console;

import java.io.PrintStream;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells the story line by line. Not thread-safe. */
public final class Console {
    static final int WIDTH = 100;
    static final String MARGIN = "   ";
    private static final int LABEL_WIDTH = 50;

    private final PrintStream out;
    private int chapter;
    private boolean spaced = true;

    /**
     * Tells to a stream.
     *
     * @param out where the lines go
     */
    public Console(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints a line as it is.
     *
     * @param text the line
     */
    public void line(String text) {
        out.println(text);
        spaced = text.isEmpty();
    }

    /** Leaves a line free, unless one was just left free. */
    public void space() {
        if (!spaced) {
            line("");
        }
    }

    /**
     * Begins the next chapter.
     *
     * @param text its heading
     */
    public void heading(String text) {
        chapter++;
        String heading = chapter + ". " + text;
        space();
        line(heading);
        line("-".repeat(heading.length()));
    }

    /**
     * Says some sentences, broken into lines.
     *
     * @param text the sentences
     */
    public void say(String text) {
        Lines.wrap(text, WIDTH - MARGIN.length()).forEach(part -> line(MARGIN + part));
    }

    /**
     * Adds an item to what was just said.
     *
     * @param text the item
     */
    public void item(String text) {
        String bullet = MARGIN + "  - ";
        for (String part : Lines.wrap(text, WIDTH - bullet.length())) {
            line(bullet + part);
            bullet = " ".repeat(bullet.length());
        }
    }

    /**
     * Prints a table with space around it.
     *
     * @param table the table
     */
    public void table(Table table) {
        space();
        table.lines().forEach(text -> line(MARGIN + text));
        space();
    }

    /**
     * Does some work and reports it on one line: what is being done while it is done, what came of it afterwards.
     *
     * @param label what is being done
     * @param work the work
     * @param outcome says what came of it
     * @param <T> what comes of it
     * @return what came of it
     */
    public <T> T step(String label, Supplier<T> work, Function<T, String> outcome) {
        out.print(MARGIN + label + " " + ".".repeat(Math.max(3, LABEL_WIDTH - label.length())) + " ");
        out.flush();
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            line("failed");
            throw e;
        }
        line(outcome.apply(result));
        return result;
    }
}
