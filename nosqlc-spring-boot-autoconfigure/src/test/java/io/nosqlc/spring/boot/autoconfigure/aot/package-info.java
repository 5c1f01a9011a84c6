/**
 * An application that is processed ahead of time, and then run.
 */
package io.nosqlc.spring.boot.autoconfigure.aot;
