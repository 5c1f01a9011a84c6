package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The Maven coordinates of the Cassandra drivers on a class path.
 */
final class DriverCoordinates {

	private static final List<String> GROUPS = List.of("org.apache.cassandra", "com.datastax.oss");

	private DriverCoordinates() {
	}

	static List<String> on(@Nullable ClassLoader classLoader) {
		return GROUPS.stream().flatMap((group) -> on(group, classLoader)).toList();
	}

	private static Stream<String> on(String group, @Nullable ClassLoader classLoader) {
		ClassPathResource resource = new ClassPathResource(
				"META-INF/maven/" + group + "/java-driver-core/pom.properties", classLoader);
		return resource.exists() ? Stream.of(group + ":java-driver-core:" + version(resource)) : Stream.empty();
	}

	private static String version(ClassPathResource resource) {
		try {
			Properties properties = PropertiesLoaderUtils.loadProperties(resource);
			return properties.getProperty("version", "?");
		}
		catch (IOException ex) {
			return "?";
		}
	}

}
