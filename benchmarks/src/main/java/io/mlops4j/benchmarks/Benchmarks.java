// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.util.List;

/** Runs one area and prints its bars. Started by {@code benchmarks/run.sh} in the root of the checkout. */
public final class Benchmarks {
    private static final List<Area> AREAS = List.of(new Footprint(), new Open(), new StoreFs());

    private static final int ALL_MET = 0;
    private static final int BAR_MISSED = 1;
    private static final int NO_SUCH_AREA = 2;

    private Benchmarks() {}

    /**
     * Exits with 0 if every bar is met, with 1 if one is missed, and with 2 if there is no such area.
     *
     * @param args the name of an area, or nothing to list them
     * @throws Exception if the measuring fails
     */
    public static void main(String[] args) throws Exception {
        System.exit(args.length == 0 ? list(ALL_MET) : run(args[0]));
    }

    private static int run(String name) throws Exception {
        for (Area area : AREAS) {
            if (area.name().equals(name)) {
                List<Bar> bars = area.measure();
                bars.forEach(bar -> System.out.println(bar.line()));
                return bars.stream().allMatch(Bar::met) ? ALL_MET : BAR_MISSED;
            }
        }
        System.out.println("There is no area " + name + ".");
        return list(NO_SUCH_AREA);
    }

    private static int list(int exitCode) {
        System.out.println("Areas:");
        AREAS.forEach(area -> System.out.printf("  %-12s %s%n", area.name(), area.about()));
        return exitCode;
    }
}
