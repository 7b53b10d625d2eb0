// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

/** What a comparison concludes. There is always one of these, and a reason beside it. */
public enum Verdict {
    /** The difference is too small to matter, or may well be chance. */
    STABLE,
    /** The difference is large enough to matter, and too large for chance. */
    DRIFTED,
    /** There are too few values to say either. */
    INSUFFICIENT_DATA
}
