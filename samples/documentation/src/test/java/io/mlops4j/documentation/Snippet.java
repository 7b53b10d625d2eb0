// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One Java block of a document.
 *
 * @param place the document and the line of its first line of code
 * @param code the lines between the fences
 */
record Snippet(String place, List<String> code) {
    private static final String FENCE = "```";

    static List<Snippet> of(Path document) throws IOException {
        List<Snippet> found = new ArrayList<>();
        List<String> lines = Files.readAllLines(document);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(FENCE + "java")) {
                int end = i + 1;
                while (!lines.get(end).strip().equals(FENCE)) {
                    end++;
                }
                found.add(new Snippet(document.getFileName() + ":" + (i + 2), List.copyOf(lines.subList(i + 1, end))));
                i = end;
            }
        }
        return found;
    }

    /** A program of the block: its imports, and its statements as the body of {@code main}. */
    String program(String className) {
        List<String> imports = code.stream().filter(Snippet::isImport).toList();
        List<String> body = code.stream().filter(line -> !isImport(line)).toList();
        return String.join("\n", imports) + "\n\nclass " + className
                + " {\n    public static void main(String[] args) throws Exception {\n"
                + String.join("\n", body) + "\n    }\n}\n";
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }

    @Override
    public String toString() {
        return place;
    }
}
