// SPDX-License-Identifier: Apache-2.0
/**
 * What looks after a store on behalf of the people who run it: checking every file, moving damaged ones aside, and
 * removing what nobody needs any more.
 *
 * <p>What looks at a whole store, and is done now and then by a person or a job, belongs here; what every read or write
 * needs does not.
 */
@NullMarked
package io.mlops4j.fs.maintenance;

import org.jspecify.annotations.NullMarked;
