package io.nosqlc.cassandra;

import com.datastax.oss.driver.api.core.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The build runs tests on two drivers, and says which it means.
 */
class DriverVersionTests {

	private static final String PROPERTY = "nosqlc.tested-driver";

	@Test
	@EnabledIfSystemProperty(named = PROPERTY, matches = ".+")
	void theDriverIsTheOneThatThisRunIsFor() {
		assertThat(Session.OSS_DRIVER_COORDINATES.getVersion()).hasToString(System.getProperty(PROPERTY));
	}

}
