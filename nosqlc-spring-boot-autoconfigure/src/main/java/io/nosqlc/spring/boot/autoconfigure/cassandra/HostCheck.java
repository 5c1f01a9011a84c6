package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.net.InetSocketAddress;
import java.util.List;

import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;

import org.springframework.boot.cassandra.autoconfigure.CqlSessionBuilderCustomizer;

/**
 * Asks the name service for the hosts in the driver's settings, whoever has put them
 * there, each time a session is about to be opened; unless the driver is told to do that
 * whenever it connects.
 */
final class HostCheck implements CqlSessionBuilderCustomizer {

	private final DriverConfigLoader settings;

	HostCheck(DriverConfigLoader settings) {
		this.settings = settings;
	}

	/**
	 * Leaves the builder as it is.
	 * @throws UnknownHostsException if the name service knows none of the hosts
	 */
	@Override
	public void customize(CqlSessionBuilder builder) {
		DriverExecutionProfile profile = this.settings.getInitialConfig().getDefaultProfile();
		boolean resolved = profile.getBoolean(DefaultDriverOption.RESOLVE_CONTACT_POINTS, true);
		List<String> hosts = (resolved && profile.isDefined(DefaultDriverOption.CONTACT_POINTS))
				? hosts(profile.getStringList(DefaultDriverOption.CONTACT_POINTS)) : List.of();
		if (!hosts.isEmpty() && hosts.stream().noneMatch(HostCheck::isKnown)) {
			throw new UnknownHostsException(hosts);
		}
	}

	private static List<String> hosts(List<String> contactPoints) {
		return contactPoints.stream().map(HostCheck::host).toList();
	}

	private static String host(String contactPoint) {
		int colon = contactPoint.lastIndexOf(':');
		return (colon >= 0) ? contactPoint.substring(0, colon) : contactPoint;
	}

	private static boolean isKnown(String host) {
		return !new InetSocketAddress(host, 0).isUnresolved();
	}

}
