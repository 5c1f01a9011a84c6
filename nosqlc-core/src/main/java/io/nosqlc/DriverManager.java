package io.nosqlc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;

import io.nosqlc.error.NoSuitableDriverException;
import io.nosqlc.internal.value.Arguments;

/**
 * Opens clients by URL, as JDBC's does for connections. Drivers on the class path are
 * found by {@link ServiceLoader}; others can be registered. All methods are safe for use
 * by several threads.
 */
public final class DriverManager {

	private static final List<Driver> drivers = new CopyOnWriteArrayList<>(load());

	private DriverManager() {
	}

	/**
	 * Opens a client with the first registered driver that accepts the URL.
	 * @throws NoSuitableDriverException if none does
	 */
	public static Client getClient(String url) {
		return getClient(url, Map.of());
	}

	/**
	 * Opens a client with the first registered driver that accepts the URL.
	 * @param url what to connect to
	 * @param properties settings and credentials, which win over those in the URL
	 * @throws NoSuitableDriverException if no driver accepts the URL
	 */
	public static Client getClient(String url, Map<String, ?> properties) {
		Arguments.required(url, "url");
		Arguments.required(properties, "properties");
		for (Driver driver : drivers) {
			if (driver.acceptsUrl(url)) {
				return driver.connect(url, properties);
			}
		}
		throw new NoSuitableDriverException("No suitable driver for URL '" + Urls.withoutCredentials(url)
				+ "': drivers present are " + names() + ". Check the URL's prefix (for example nosqlc:memory: or"
				+ " nosqlc:cassandra:localhost:9042/keyspace), or add the driver's jar to the class path.");
	}

	/**
	 * Adds a driver behind those already present. One that is present already is not
	 * added again.
	 */
	public static void registerDriver(Driver driver) {
		Arguments.required(driver, "driver");
		((CopyOnWriteArrayList<Driver>) drivers).addIfAbsent(driver);
	}

	/**
	 * Removes a driver. An unknown one is ignored; clients that it opened stay open.
	 */
	public static void deregisterDriver(Driver driver) {
		drivers.remove(Arguments.required(driver, "driver"));
	}

	/**
	 * Returns a copy of the list of drivers, in the order in which they are asked.
	 */
	public static List<Driver> getDrivers() {
		return new ArrayList<>(drivers);
	}

	/**
	 * Removes all drivers, those found on the class path included; they come back only by
	 * {@link #registerDriver}.
	 */
	public static void clear() {
		drivers.clear();
	}

	private static List<String> names() {
		return drivers.stream().map((driver) -> driver.getClass().getSimpleName()).toList();
	}

	/**
	 * A driver whose own libraries are missing is passed over: an application that has
	 * only the memory driver need not carry Cassandra's.
	 */
	private static List<Driver> load() {
		List<Driver> found = new ArrayList<>();
		var services = ServiceLoader.load(Driver.class, DriverManager.class.getClassLoader()).iterator();
		while (true) {
			try {
				if (!services.hasNext()) {
					return found;
				}
				found.add(services.next());
			}
			catch (LinkageError ex) {
				continue;
			}
			catch (ServiceConfigurationError ex) {
				if (!(ex.getCause() instanceof LinkageError)) {
					throw ex;
				}
			}
		}
	}

}
