package io.nosqlc.cassandra.session;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Consistency;

/**
 * What holds for every statement that says nothing else.
 *
 * @param consistency how many replicas must answer
 * @param serialConsistency where conditions are decided: {@code SERIAL} or
 * {@code LOCAL_SERIAL}
 * @param timeout how long to wait for an answer, retries of the driver included;
 * {@code null} for the session's own
 */
public record RequestDefaults(Consistency consistency, Consistency serialConsistency, @Nullable Duration timeout) {

}
