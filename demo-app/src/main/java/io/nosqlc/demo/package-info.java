/**
 * An order desk on nosqlc: documents over HTTP, streamed in and out. It shows what an
 * application writes itself, which is controllers and three lines of configuration.
 */
@NullMarked
package io.nosqlc.demo;

import org.jspecify.annotations.NullMarked;
