// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.util.List;

/** Runs areas and prints their bars. Started by {@code benchmarks/run.sh} in the root of the checkout. */
public final class Benchmarks {
    private static final List<Area> AREAS = List.of(
            new Footprint(),
            new Open(),
            new StoreFs(),
            new StoreJdbc(),
            new GovernanceAudit(),
            new GovernanceLog(),
            new PsiCounting(),
            new KsCounting(),
            new CategoryCounting(),
            new ProfileMaking(),
            new NumPyPeers(),
            new FalseAlarms());

    private static final int ALL_MET = 0;
    private static final int BAR_MISSED = 1;
    private static final int NO_SUCH_AREA = 2;

    private Benchmarks() {}

    /**
     * Exits with 0 if every bar is met, with 1 if one is missed, and with 2 if there is no such area.
     *
     * @param args the name of an area, or the first words of several, joined by spaces or hyphens; or nothing to list them
     * @throws Exception if the measuring fails
     */
    public static void main(String[] args) throws Exception {
        System.exit(args.length == 0 ? list(ALL_MET) : run(String.join("-", args)));
    }

    private static int run(String name) throws Exception {
        List<Area> chosen = chosen(AREAS, name);
        if (chosen.isEmpty()) {
            System.out.println("There is no area " + name + ".");
            return list(NO_SUCH_AREA);
        }
        System.out.println(Machine.now().line());
        boolean allMet = true;
        for (Area area : chosen) {
            List<Bar> bars = area.measure();
            bars.forEach(bar -> System.out.println(bar.line()));
            allMet &= bars.stream().allMatch(Bar::met);
        }
        return allMet ? ALL_MET : BAR_MISSED;
    }

    /** The area of that name, or those whose names go on after it with a hyphen. */
    static List<Area> chosen(List<Area> areas, String name) {
        return areas.stream()
                .filter(area -> area.name().equals(name) || area.name().startsWith(name + "-"))
                .toList();
    }

    private static int list(int exitCode) {
        System.out.println("Areas:");
        AREAS.forEach(area -> System.out.printf("  %-18s %s%n", area.name(), area.about()));
        return exitCode;
    }
}
