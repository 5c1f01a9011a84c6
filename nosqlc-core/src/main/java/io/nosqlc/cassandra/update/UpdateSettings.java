package io.nosqlc.cassandra.update;

import java.time.Duration;

/**
 * What holds for the updates of one client.
 *
 * @param timeout how long an update may take, retries and waits for clocks included, that
 * has no limit of its own ({@code update-timeout})
 * @param clockSkew how far clocks of clients and servers may be apart; for this long
 * after a transaction, plain writes to the same document are given stamps that are
 * younger ({@code clock-skew})
 * @param maxWaiting most updates that wait for one document ({@code async.max-waiting})
 */
public record UpdateSettings(Duration timeout, Duration clockSkew, int maxWaiting) {

}
