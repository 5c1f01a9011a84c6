package io.nosqlc.embedded.junit;

import com.datastax.oss.driver.api.core.CqlSession;
import io.nosqlc.embedded.EmbeddedCassandra;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@WithEmbeddedCassandra
class WithEmbeddedCassandraTests {

	private final EmbeddedCassandra ofConstructor;

	WithEmbeddedCassandraTests(EmbeddedCassandra cassandra) {
		this.ofConstructor = cassandra;
	}

	@Test
	void givesEveryParameterTheSharedServer(EmbeddedCassandra ofMethod) {
		assertThat(ofMethod).isSameAs(this.ofConstructor).isSameAs(EmbeddedCassandra.shared());
	}

	@Test
	void theSharedServerIsARealCassandra(EmbeddedCassandra cassandra) {
		try (CqlSession session = CqlSession.builder()
			.addContactPoints(cassandra.contactPoints())
			.withLocalDatacenter(cassandra.localDatacenter())
			.build()) {
			assertThat(session.execute("SELECT release_version FROM system.local").one().getString(0))
				.isEqualTo("5.0.9");
		}
	}

}
