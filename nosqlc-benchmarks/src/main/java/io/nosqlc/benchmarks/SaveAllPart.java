package io.nosqlc.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

import org.springframework.data.cassandra.core.CassandraTemplate;
import org.springframework.data.cassandra.repository.support.CassandraRepositoryFactory;

import io.nosqlc.Document;
import io.nosqlc.data.entity.EntityTemplate;

/**
 * Saves many entities of ten properties at once, as rows in partitions of their own and
 * as documents.
 */
final class SaveAllPart implements Part.OnServer {

	private static final int IN_FLIGHT = 256;

	private static final int ENTITIES = 10_000;

	/** It takes more than ten times as long for each. */
	private static final int ENTITIES_OF_SAVE_ALL = 2_000;

	private static final List<Person> PEOPLE = IntStream.range(0, ENTITIES).mapToObj(Person::of).toList();

	@Override
	public void run(Server server, Settings settings, Results results) throws Exception {
		EntityTemplate entities = new EntityTemplate(server.client());
		entities.schema().sync(Person.class);
		CassandraRepositoryFactory spring = new CassandraRepositoryFactory(new CassandraTemplate(server.session()));
		rows(server, entities, spring).measure(settings, results);
		server.client().getCollection(PointPart.TABLE).store("first", Document.of());
		documents(server, entities, spring).measure(settings, results);
	}

	private static Comparison rows(Server server, EntityTemplate entities, CassandraRepositoryFactory spring) {
		RawPeople raw = new RawPeople(server.session());
		SpringPerson.Rows rows = spring.getRepository(SpringPerson.Rows.class);
		List<SpringPerson> people = PEOPLE.stream().limit(ENTITIES_OF_SAVE_ALL).map(SpringPerson::of).toList();
		return new Comparison("saveAll, rows").arm("nosqlc", () -> entities.saveAll(PEOPLE).size())
			.arm(BulkPart.SINGLES, () -> InFlight.run(IN_FLIGHT, ENTITIES, (i) -> raw.insert(PEOPLE.get(i))))
			.arm(BulkPart.SAVE_ALL, () -> rows.saveAll(people).size());
	}

	private static Comparison documents(Server server, EntityTemplate entities, CassandraRepositoryFactory spring) {
		RawTable raw = new RawTable(server.session(), PointPart.TABLE);
		SpringRow.Rows rows = spring.getRepository(SpringRow.Rows.class);
		List<PersonDocument> people = PEOPLE.stream().map(PersonDocument::of).toList();
		return new Comparison("saveAll, documents").arm("nosqlc", () -> entities.saveAll(people).size())
			.arm(BulkPart.SINGLES,
					() -> InFlight.run(IN_FLIGHT, ENTITIES,
							(i) -> raw.store(people.get(i).id(), people.get(i).toMap())))
			.arm(BulkPart.SAVE_ALL,
					() -> rows
						.saveAll(people.stream()
							.limit(ENTITIES_OF_SAVE_ALL)
							.map((it) -> new SpringRow(it.id(), JsonText.write(it.toMap())))
							.toList())
						.size());
	}

}
