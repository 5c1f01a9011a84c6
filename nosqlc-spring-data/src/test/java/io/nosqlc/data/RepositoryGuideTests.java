package io.nosqlc.data;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.FindQuery;
import io.nosqlc.QueryPlan;
import io.nosqlc.WriteOptions;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.Ttl;
import io.nosqlc.data.repository.AllowFiltering;
import io.nosqlc.data.repository.Consistency;
import io.nosqlc.data.repository.FullScan;
import io.nosqlc.data.repository.NosqlcRepository;
import io.nosqlc.data.repository.Query;
import io.nosqlc.data.repository.ScrollTokens;
import io.nosqlc.data.repository.support.NosqlcRepositoryFactory;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

import static io.nosqlc.Consistency.LOCAL_ONE;
import static io.nosqlc.data.mapping.ClusteringKey.Order.DESC;
import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of docs/repositories.md.
 */
@WithEmbeddedCassandra
class RepositoryGuideTests {

	private static Client client;

	private static Customers customers;

	private static Visits visits;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/repository_guide");
		EntityTemplate entities = new EntityTemplate(client);
		entities.schema().create(Visit.class);
		NosqlcRepositoryFactory factory = new NosqlcRepositoryFactory(entities);
		customers = factory.getRepository(Customers.class);
		visits = factory.getRepository(Visits.class);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Document("customers")
	record Customer(@Id @Nullable String id, String name, @Nullable String email, Address address, int orders) {
	}

	record Address(String city, String street) {
	}

	@Table("visits")
	record Visit(@PartitionKey String customerId, @ClusteringKey(order = DESC) Instant at, String page, int seconds) {
	}

	record VisitKey(String customerId, Instant at) {
	}

	interface Customers extends NosqlcRepository<Customer, String> {

		Optional<Customer> findByEmail(String email);

		List<Customer> findTop10ByAddressCityOrderByName(String city);

		Page<Customer> findByNameContainingIgnoreCase(String part, Pageable pageable);

		Slice<Customer> findByOrdersGreaterThan(int orders, Pageable pageable);

		Window<Customer> findByOrdersBetweenOrderByName(int low, int high, ScrollPosition position, Limit limit);

		Stream<Customer> streamByAddressCityIn(Collection<String> cities);

		FindQuery<Customer> queryByAddressCity(String city);

		CompletableFuture<List<Customer>> findByNameStartingWith(String start);

		long countByAddressCity(String city);

		long deleteByOrders(int orders);

		List<NameAndCity> findByOrdersGreaterThanEqual(int orders);

		<P> List<P> findByNameLike(String pattern, Class<P> type);

		@Query("""
				{"type": "or", "conditions": [
					{"type": "condition", "field": "email", "op": "eq", "value": "?0"},
					{"type": "condition", "field": "address.city", "op": "in", "value": ":cities"}]}""")
		List<Customer> byMailOrCities(String email, Collection<String> cities, Sort sort);

	}

	interface NameAndCity {

		String getName();

		Address getAddress();

	}

	record NameOnly(String name) {
	}

	interface Visits extends NosqlcRepository<Visit, VisitKey> {

		List<Visit> findByCustomerIdAndAtGreaterThanEqual(String customerId, Instant since);

		@Consistency(LOCAL_ONE)
		Optional<Visit> findFirstByCustomerId(String customerId);

		@AllowFiltering
		List<Visit> findBySecondsGreaterThan(int seconds);

		@Query("SELECT page, count(*) AS visits FROM repository_guide.visits WHERE customer_id = :customer GROUP BY customer_id, at")
		List<PageCount> countPages(String customer);

		@Override
		@Ttl(3600)
		<S extends Visit> S insert(S visit);

		@Override
		@FullScan(io.nosqlc.FullScan.FORBID)
		List<Visit> findAll();

	}

	record PageCount(String page, long visits) {
	}

	@Test
	void savingAndFinding() {
		Customer ada = customers
			.save(new Customer(null, "Ada", "ada@example.com", new Address("Zürich", "Aaweg 1"), 3));
		Optional<Customer> found = customers.findById(ada.id());
		customers.update(ada.id(), (it) -> it.set("orders", 4));
		customers.insert(new Customer("bob", "Bob", null, new Address("Basel", "Rhy 2"), 0),
				WriteOptions.defaults().withTtl(Duration.ofDays(1)));
		List<Customer> some = customers.find(where("orders").gt(1).and("email").exists()).limit(20).list();

		assertThat(found).contains(ada);
		assertThat(some).extracting(Customer::name).containsExactly("Ada");
		assertThat(customers.findByEmail("ada@example.com").orElseThrow().orders()).isEqualTo(4);
		assertThat(customers.findByNameContainingIgnoreCase("B", PageRequest.of(0, 5)).getTotalElements()).isEqualTo(1);
		assertThat(customers.findByOrdersGreaterThanEqual(4)).extracting(NameAndCity::getName).containsExactly("Ada");
		assertThat(customers.findByNameLike("A%", NameOnly.class)).containsExactly(new NameOnly("Ada"));
		assertThat(customers.byMailOrCities("ada@example.com", List.of("Basel"), Sort.by("name"))).hasSize(2);
		assertThat(customers.findByNameStartingWith("A").join()).hasSize(1);
		assertThat(customers.countByAddressCity("Basel")).isEqualTo(1);
	}

	@Test
	void scrolling() {
		String token = null;
		Window<Customer> window = customers.findByOrdersBetweenOrderByName(0, 9, ScrollTokens.position(token),
				Limit.of(20));
		String next = ScrollTokens.next(window); // null on the last one

		assertThat(next).isNull();
	}

	@Test
	void explaining() {
		QueryPlan plan = customers.explain(() -> customers.findByEmail("ada@example.com"));

		assertThat(plan.kind()).isEqualTo(QueryPlan.Kind.TOKEN_RANGE_SCAN);
		assertThat(visits.explain(() -> visits.findFirstByCustomerId("ada")).kind())
			.isEqualTo(QueryPlan.Kind.PARTITION_READ);
	}

	@Test
	void rows() {
		Instant at = Instant.parse("2026-11-21T10:00:00Z");
		visits.insertAll(List.of(new Visit("ada", at, "/", 5), new Visit("ada", at.plusSeconds(60), "/cart", 90)));
		Optional<Visit> visit = visits.findById(new VisitKey("ada", at));

		assertThat(visit).isPresent();
		assertThat(visits.findBySecondsGreaterThan(60)).hasSize(1);
		assertThat(visits.findByCustomerIdAndAtGreaterThanEqual("ada", at)).extracting(Visit::page)
			.containsExactly("/cart", "/");
		assertThat(visits.countPages("ada")).contains(new PageCount("/cart", 1));
	}

	@Test
	void aFactoryMakesRepositoriesWithoutAContainer() {
		try (Client memory = DriverManager.getClient("nosqlc:memory:")) {
			Customers tested = new NosqlcRepositoryFactory(new EntityTemplate(memory)).getRepository(Customers.class);

			assertThat(tested.count()).isZero();
		}
	}

}
