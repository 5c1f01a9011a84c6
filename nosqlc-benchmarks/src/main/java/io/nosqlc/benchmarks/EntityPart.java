package io.nosqlc.benchmarks;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import org.springframework.data.cassandra.core.AsyncCassandraTemplate;

import io.nosqlc.data.entity.AsyncEntityOperations;
import io.nosqlc.data.entity.EntityTemplate;

/**
 * Inserts and finds entities of ten columns one at a time, with many operations in
 * flight. All arms share a table.
 */
final class EntityPart implements Part.OnServer {

	static final String TABLE = "people";

	static final String DRIVER = "driver";

	private static final int IN_FLIGHT = 64;

	private static final int OPERATIONS = 40_000;

	private static final List<Person> PEOPLE = IntStream.range(0, 1000).mapToObj(Person::of).toList();

	private static final List<MappedPerson> MAPPED = PEOPLE.stream().map(MappedPerson::of).toList();

	private static final List<SpringPerson> SPRING = PEOPLE.stream().map(SpringPerson::of).toList();

	@Override
	public void run(Server server, Settings settings, Results results) throws Exception {
		EntityTemplate template = new EntityTemplate(server.client());
		template.schema().sync(Person.class);
		AsyncEntityOperations entities = template.async();
		RawPeople raw = new RawPeople(server.session());
		MappedPerson.People mapped = new MappedPerson_PersonMapperBuilder(server.session()).build()
			.people(CqlIdentifier.fromInternal(Server.KEYSPACE));
		AsyncCassandraTemplate spring = new AsyncCassandraTemplate(server.session());
		new Comparison("entity insert").arm("nosqlc", () -> all((i) -> entities.insert(PEOPLE.get(i % 1000))))
			.arm(DRIVER, () -> all((i) -> raw.insert(PEOPLE.get(i % 1000))))
			.arm(PointPart.MAPPER, () -> all((i) -> mapped.insert(MAPPED.get(i % 1000))))
			.arm(PointPart.SPRING_DATA, () -> all((i) -> spring.insert(SPRING.get(i % 1000))))
			.measure(settings, results);
		new Comparison("entity find by key")
			.arm("nosqlc",
					() -> all((i) -> entities.findById(Person.class, id(i))
						.thenAccept((found) -> check(i, found.orElseThrow().score()))))
			.arm(DRIVER, () -> all((i) -> raw.find(id(i)).thenAccept((found) -> check(i, found.score()))))
			.arm(PointPart.MAPPER, () -> all((i) -> mapped.find(id(i)).thenAccept((found) -> check(i, found.score()))))
			.arm(PointPart.SPRING_DATA,
					() -> all((i) -> spring.selectOneById(id(i), SpringPerson.class)
						.thenAccept((found) -> check(i, found.score()))))
			.measure(settings, results);
	}

	private static long all(InFlight.Operation operation) throws Exception {
		return InFlight.run(IN_FLIGHT, OPERATIONS, operation);
	}

	private static UUID id(int i) {
		return PEOPLE.get(i % PEOPLE.size()).id();
	}

	private static void check(int i, long score) {
		if (score != PEOPLE.get(i % PEOPLE.size()).score()) {
			throw new IllegalStateException("Found another one than number " + i);
		}
	}

}
