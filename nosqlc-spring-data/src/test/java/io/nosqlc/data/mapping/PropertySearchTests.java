package io.nosqlc.data.mapping;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import org.junit.jupiter.api.Test;
import org.springframework.data.mapping.PersistentPropertyPath;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Data looks for properties in whatever is an entity: auditing rests on that.
 */
class PropertySearchTests {

	@Test
	void propertiesAreFoundWhateverTheirNeighboursAre() {
		NosqlcMappingContext context = new NosqlcMappingContext();
		assertThat(context.getTable(Everything.class)).isNotNull();
		assertThat(context.findPersistentPropertyPaths(Everything.class, (property) -> property.getName().length() > 3))
			.extracting(PersistentPropertyPath::toDotPath)
			.containsExactlyInAnyOrder("home.street", "perhaps.street", "others.street", "more.street", "home",
					"perhaps", "others", "more", "nested");
	}

	@Table
	@SuppressWarnings("unused")
	private static class Everything {

		@PartitionKey
		UUID id;

		List<UUID> ids;

		Map<String, UUID> map;

		Set<InetAddress> set;

		Instant at;

		Optional<LocalDate> day;

		Optional<UUID> opt;

		ByteBuffer buf;

		byte[] raw;

		CqlDuration dur;

		@Vector(dimensions = 2)
		CqlVector<Float> vec;

		@Json
		Map<String, Object> any;

		@Json
		Address txt;

		Address home;

		Optional<Address> perhaps;

		List<Address> others;

		Map<UUID, Address> more;

		Map<String, Set<Address>> nested;

	}

	@UserType
	private record Address(String street) {
	}

}
