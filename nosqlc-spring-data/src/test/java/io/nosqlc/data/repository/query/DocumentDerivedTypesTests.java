package io.nosqlc.data.repository.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.data.annotation.Id;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.Document;

class DocumentDerivedTypesTests extends AbstractDerivedTypesTests {

	private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 21, 12, 0);

	private final Client client = DriverManager.getClient("nosqlc:memory:");

	private final EntityTemplate entities = new EntityTemplate(this.client);

	private final AllTypes stored = new AllTypes(7L, "text", 'c', true, (byte) 1, (short) 2, 3, 4L,
			BigInteger.TEN.pow(30), 1.5f, 2.5, new BigDecimal("1.10"), 5, UUID.randomUUID(), new byte[] { 1, -1 },
			ByteBuffer.wrap(new byte[] { 2, -2 }), Instant.EPOCH, NOON.toLocalDate(), NOON.toLocalTime(), NOON,
			NOON.atOffset(ZoneOffset.ofHours(1)), OffsetTime.MAX, NOON.atZone(ZoneId.of("Europe/Oslo")), Year.of(2026),
			YearMonth.of(2026, 11), MonthDay.of(11, 21), Duration.ofDays(1), Period.ofDays(1), ZoneId.of("Europe/Oslo"),
			ZoneOffset.UTC, DayOfWeek.MONDAY, "anything", io.nosqlc.Document.of("a", 1), List.of("a", "b"),
			Set.of(DayOfWeek.FRIDAY, DayOfWeek.SUNDAY), new TreeSet<>(List.of(UUID.randomUUID(), UUID.randomUUID())),
			List.of(Instant.EPOCH, Instant.EPOCH.plusNanos(1)), new String[] { "x" }, new int[] { 1, 2 },
			List.of(new byte[] { 3 }), List.of('d'), Map.of("k", "v"), new Part("p", 1, null),
			List.of(new Part("q", 2, null)), List.of(List.of(1)), Optional.of("in it"), Optional.of(Set.of("x", "y")),
			new Loop("a", null));

	@BeforeEach
	void store() {
		this.entities.insert(this.stored);
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	@Override
	EntityOperations entities() {
		return this.entities;
	}

	@Override
	Object stored() {
		return this.stored;
	}

	@Override
	Set<String> incomparable() {
		return Set.of("document", "map", "parts", "nested", "loop");
	}

	@Document
	record AllTypes(@Id long id, String text, char letter, boolean flag, byte tiny, short small, int medium, long big,
			BigInteger huge, float single, double twice, BigDecimal exact, Number number, UUID uuid, byte[] bytes,
			ByteBuffer buffer, Instant instant, LocalDate date, LocalTime time, LocalDateTime dateTime,
			OffsetDateTime offsetDateTime, OffsetTime offsetTime, ZonedDateTime zonedDateTime, Year year,
			YearMonth yearMonth, MonthDay monthDay, Duration duration, Period period, ZoneId zone, ZoneOffset offset,
			DayOfWeek constant, Object anything, io.nosqlc.Document document, List<String> texts,
			Set<DayOfWeek> constants, SortedSet<UUID> uuids, Collection<Instant> instants, String[] array, int[] ints,
			List<byte[]> blobs, List<Character> letters, Map<String, String> map, Part part, List<Part> parts,
			List<List<Integer>> nested, Optional<String> maybe, Optional<Set<String>> maybeSet, Loop loop) {

	}

	record Part(String name, int count, Instant missing) {

	}

	record Loop(String name, Loop next) {

	}

}
