// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import java.util.Comparator;

/**
 * One version of a registered model, written {@code name/number}.
 *
 * @param model the registered model
 * @param number 1 for the first version; given in order, without gaps, and never given again
 */
public record ModelVersionId(ModelName model, int number) implements Comparable<ModelVersionId> {
    private static final Comparator<ModelVersionId> ORDER =
            Comparator.comparing(ModelVersionId::model).thenComparingInt(ModelVersionId::number);

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public ModelVersionId {
        if (number < 1) {
            throw Names.invalid("version number", number, "1 or more");
        }
    }

    /**
     * Names a version.
     *
     * @param model the registered model
     * @param number its version, 1 or more
     * @return the version's identity
     * @throws IllegalArgumentException if the name or the number is not valid
     */
    public static ModelVersionId of(String model, int number) {
        return new ModelVersionId(ModelName.of(model), number);
    }

    /**
     * Reads the printed form.
     *
     * @param text what {@link #toString} prints: the model's name, {@code /} and the number
     * @return the version's identity
     * @throws IllegalArgumentException if the text has another form
     */
    public static ModelVersionId parse(String text) {
        int end = text.lastIndexOf('/');
        try {
            return of(text.substring(0, Math.max(end, 0)), Integer.parseInt(text.substring(end + 1)));
        } catch (NumberFormatException e) {
            throw Names.invalid("version", text, "name, '/' and number");
        }
    }

    @Override
    public int compareTo(ModelVersionId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return model + "/" + number;
    }
}
