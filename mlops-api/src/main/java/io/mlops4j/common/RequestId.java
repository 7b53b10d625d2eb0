// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import java.util.Comparator;

/**
 * One promotion request of a registered model, written {@code name#number}.
 *
 * @param model the registered model
 * @param number 1 for the model's first request; given in order and never given again
 */
public record RequestId(ModelName model, int number) implements Comparable<RequestId> {
    private static final Comparator<RequestId> ORDER =
            Comparator.comparing(RequestId::model).thenComparingInt(RequestId::number);

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public RequestId {
        if (number < 1) {
            throw Names.invalid("request number", number, "1 or more");
        }
    }

    /**
     * Names a request.
     *
     * @param model the registered model
     * @param number its request, 1 or more
     * @return the request's identity
     * @throws IllegalArgumentException if the name or the number is not valid
     */
    public static RequestId of(String model, int number) {
        return new RequestId(ModelName.of(model), number);
    }

    /**
     * Reads the printed form.
     *
     * @param text what {@link #toString} prints: the model's name, {@code #} and the number
     * @return the request's identity
     * @throws IllegalArgumentException if the text has another form
     */
    public static RequestId parse(String text) {
        int end = text.lastIndexOf('#');
        try {
            return of(text.substring(0, Math.max(end, 0)), Integer.parseInt(text.substring(end + 1)));
        } catch (NumberFormatException e) {
            throw Names.invalid("request", text, "name, '#' and number");
        }
    }

    @Override
    public int compareTo(RequestId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return model + "#" + number;
    }
}
