package io.nosqlc.cassandra;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * One client's share in a server that others may use too.
 *
 * @param contactPoints where it listens
 * @param release to be called once when the client is closed
 */
record EmbeddedServer(List<InetSocketAddress> contactPoints, Runnable release) {

}
