package io.nosqlc.embedded.server;

import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.gms.Gossiper;
import org.apache.cassandra.service.StorageService;

/**
 * Whether clients can connect: the port is open, as many nodes as expected are up and, where passwords are asked for,
 * there is a role to log in with.
 */
final class Readiness {

	private static final long POLL_MILLIS = 20;

	private Readiness() {
	}

	static void await() throws InterruptedException {
		while (!isReady()) {
			Thread.sleep(POLL_MILLIS);
		}
	}

	private static boolean isReady() {
		return StorageService.instance.isNativeTransportRunning()
				&& Gossiper.instance.getLiveTokenOwners().size() >= Integer.getInteger("nosqlc.live-nodes", 1)
				&& (!Boolean.getBoolean("nosqlc.authentication") || hasRoles());
	}

	private static boolean hasRoles() {
		try {
			return !DatabaseDescriptor.getRoleManager().getAllRoles().isEmpty();
		}
		catch (RuntimeException ex) {
			// The roles' replicas may not be up yet.
			return false;
		}
	}

}
