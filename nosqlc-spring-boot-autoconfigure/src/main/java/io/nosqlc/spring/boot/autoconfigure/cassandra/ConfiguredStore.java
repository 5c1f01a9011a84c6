package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.util.List;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What the environment alone says about the store to use.
 */
enum ConfiguredStore {

	/** A cluster, by {@code nosqlc.url}. */
	CLUSTER,

	/** An embedded server, by {@code nosqlc.url}. */
	EMBEDDED_SERVER,

	/** Something that is not Cassandra, by {@code nosqlc.url}. */
	OTHER,

	/** The same, but {@code spring.cassandra.*} also says where a cluster is. */
	OTHER_BESIDE_CLUSTER,

	/** A cluster, by {@code spring.cassandra.*}. */
	CLUSTER_OF_BOOT,

	/** Nothing is said. */
	NONE;

	static final String CLUSTER_PREFIX = "nosqlc:cassandra:";

	static final String EMBEDDED_PREFIX = "nosqlc:embedded:";

	private static final List<String> BOOT_PROPERTIES = List.of("spring.cassandra.local-datacenter",
			"spring.cassandra.config");

	static ConfiguredStore of(Environment environment) {
		String url = environment.getProperty("nosqlc.url");
		if (!StringUtils.hasText(url)) {
			return isBootConfigured(environment) ? CLUSTER_OF_BOOT : NONE;
		}
		if (url.startsWith(CLUSTER_PREFIX)) {
			return CLUSTER;
		}
		if (url.startsWith(EMBEDDED_PREFIX)) {
			return EMBEDDED_SERVER;
		}
		return isBootConfigured(environment) ? OTHER_BESIDE_CLUSTER : OTHER;
	}

	private static boolean isBootConfigured(Environment environment) {
		return !contactPoints(environment).isEmpty()
				|| BOOT_PROPERTIES.stream().anyMatch(environment::containsProperty);
	}

	static List<String> contactPoints(Environment environment) {
		return Binder.get(environment)
			.bind("spring.cassandra.contact-points", Bindable.listOf(String.class))
			.orElseGet(List::of);
	}

}
