// SPDX-License-Identifier: Apache-2.0
/**
 * The stored form of everything: one line of JSON per record, written and read by Jackson's streaming API alone. Pure.
 *
 * <p>Stored bytes are an API. {@link io.mlops4j.core.codec.JsonOut} and {@link io.mlops4j.core.codec.JsonIn} hold what all
 * records share: a format version first, a checksum last, exact numbers. A new kind of record is one codec class here, with
 * golden lines of each of its versions among the test resources; a new format of an existing record raises the version in
 * its codec, which goes on reading the older ones for ever.
 */
@NullMarked
package io.mlops4j.core.codec;

import org.jspecify.annotations.NullMarked;
