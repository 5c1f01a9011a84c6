package io.nosqlc.data.repository;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.annotation.Id;
import org.springframework.data.repository.query.QueryCreationException;

import io.nosqlc.Client;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.entity.CapturedStatements;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.Json;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.UserType;
import io.nosqlc.data.repository.support.NosqlcRepositoryFactory;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Names of methods that cannot work are refused when the repository is made, with the
 * method, the reason and what to do, and before anything is sent.
 */
@WithEmbeddedCassandra
@SuppressWarnings("unused")
class RepositoryMistakesTests {

	private static final CapturedStatements sent = new CapturedStatements();

	private static CqlSession session;

	private static Client client;

	private static NosqlcRepositoryFactory factory;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("repository_mistakes").build();
		factory = new NosqlcRepositoryFactory(new EntityTemplate(client));
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void aMistakeIsRefusedWithItsReasonAndARemedy(Class<?> repository, String message) {
		String method = repository.getDeclaredMethods()[0].getName();
		sent.during(() -> assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> factory.getRepository(repository))
			.withMessage(message)
			.satisfies((refused) -> assertThat(refused.toString())
				.contains(repository.getSimpleName() + "." + method + "(")));
		assertThat(sent.statements()).isEmpty();
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(
				arguments(UnknownProperty.class,
						"Cannot find 'Order' by the name of the method: 'Order' has no 'staus'. Use what there "
								+ "is: 'status', 'tags', 'scan', 'total', 'paid', 'lines', 'notes', 'due', 'placed', "
								+ "'number', 'customer', 'ticket', 'quantity'."),
				arguments(UnknownVerb.class,
						"Cannot find 'Order' by the name of the method: it does not begin with what to do. Begin "
								+ "it with find…By, count…By, exists…By or delete…By, or use @Query."),
				arguments(UnknownNestedProperty.class,
						"Cannot find 'Order' by the name of the method: 'Customer' in 'customer' has no 'nmae'. "
								+ "Use what there is: 'name', 'town'."),
				arguments(UnknownOrder.class,
						"Cannot find 'Order' by the name of the method: 'Order' has no 'plaecd'. Use what there "
								+ "is: 'placed', 'paid', 'status', 'lines', 'tags', 'notes', 'scan', 'due', 'number', "
								+ "'total', 'ticket', 'quantity', 'customer'."),
				arguments(TooFewParameters.class,
						"Cannot find 'Order' by the name of the method: the name needs 2 values, of 'status', "
								+ "'paid', and the method has parameters for 1 value. Give it one for each; Pageable, Sort, "
								+ "Limit, ScrollPosition and the class of a projection do not count."),
				arguments(TooManyParameters.class,
						"Cannot find 'Order' by the name of the method: the name needs 0 values, and the method "
								+ "has parameters for 1 value. Give it one for each; Pageable, Sort, Limit, ScrollPosition "
								+ "and the class of a projection do not count."),
				arguments(BetweenOneParameter.class,
						"Cannot find 'Order' by the name of the method: the name needs 2 values, of 'total', "
								+ "'total', and the method has parameters for 1 value. Give it one for each; Pageable, "
								+ "Sort, Limit, ScrollPosition and the class of a projection do not count."),
				arguments(TextForANumber.class,
						"Cannot find 'Order' by the name of the method: 'Is' of 'quantity' of 'Order' cannot take "
								+ "String: it takes Integer. Change the parameter."),
				arguments(NumberForText.class,
						"Cannot find 'Order' by the name of the method: 'Is' of 'customer.name' of 'Order' cannot "
								+ "take Integer: it takes String. Change the parameter."),
				arguments(TextForAConstant.class,
						"Cannot find 'Order' by the name of the method: 'Is' of 'status' of 'Order' cannot take "
								+ "String: it takes Status. Change the parameter."),
				arguments(DateForATime.class,
						"Cannot find 'Order' by the name of the method: 'After' of 'placed' of 'Order' cannot "
								+ "take LocalDate: it takes Instant. Change the parameter."),
				arguments(TextForAnIdentifier.class,
						"Cannot find 'Order' by the name of the method: 'Is' of 'ticket' of 'Order' cannot take "
								+ "String: it takes UUID. Change the parameter."),
				arguments(InOneValue.class,
						"Cannot find 'Order' by the name of the method: 'In' of 'status' of 'Order' cannot take "
								+ "Status: it takes a collection or an array of Status. Change the parameter."),
				arguments(InAnArrayOfOthers.class,
						"Cannot find 'Order' by the name of the method: 'In' of 'quantity' of 'Order' cannot take "
								+ "String[]: it takes a collection or an array of Integer. Change the parameter."),
				arguments(InAParameterTooMany.class,
						"Cannot find 'Order' by the name of the method, which has 2 problems:\n- 'In' of 'status' "
								+ "of 'Order' cannot take Status: it takes a collection or an array of Status. Change the "
								+ "parameter.\n- the name needs 1 value, of 'status', and the method has parameters for 2 "
								+ "values. Give it one for each; Pageable, Sort, Limit, ScrollPosition and the class of a "
								+ "projection do not count."),
				arguments(TrueOfANumber.class,
						"Cannot find 'Order' by the name of the method: 'IsTrue' cannot be asked of 'quantity' of "
								+ "'Order': it is of type Integer, which is a number. Use one of Is, Not, Exists, In, "
								+ "NotIn, After, Before, GreaterThanEqual, GreaterThan, LessThanEqual, LessThan, IsNull, "
								+ "IsNotNull, Between."),
				arguments(LikeANumber.class,
						"Cannot find 'Order' by the name of the method: 'Like' cannot be asked of 'quantity' of "
								+ "'Order': it is of type Integer, which is a number. Use one of Is, Not, Exists, In, "
								+ "NotIn, After, Before, GreaterThanEqual, GreaterThan, LessThanEqual, LessThan, IsNull, "
								+ "IsNotNull, Between."),
				arguments(StartOfADate.class,
						"Cannot find 'Order' by the name of the method: 'StartingWith' cannot be asked of 'due' "
								+ "of 'Order': it is of type LocalDate, which is neither text nor a number. Use one of Is, "
								+ "Not, Exists, In, NotIn, After, Before, GreaterThanEqual, GreaterThan, LessThanEqual, "
								+ "LessThan, IsNull, IsNotNull, Between."),
				arguments(EndOfAConstant.class,
						"Cannot find 'Order' by the name of the method: 'EndingWith' cannot be asked of 'status' "
								+ "of 'Order': it is of type Status, which is no text, and is kept without its order. Use "
								+ "one of Is, Not, Exists, In, NotIn, IsNull, IsNotNull."),
				arguments(RegexOfAnIdentifier.class,
						"Cannot find 'Order' by the name of the method: 'Matches' cannot be asked of 'ticket' of "
								+ "'Order': it is of type UUID, which is no text, and is kept without its order. Use one of "
								+ "Is, Not, Exists, In, NotIn, IsNull, IsNotNull."),
				arguments(PatternAsParameter.class,
						"Cannot find 'Order' by the name of the method: 'Matches' of 'number' of 'Order' cannot "
								+ "take Pattern: it takes String. Change the parameter."),
				arguments(CaseOfANumber.class,
						"Cannot find 'Order' by the name of the method: 'IgnoreCase' cannot be asked of "
								+ "'quantity' of 'Order' with 'Is': no text is compared. Leave it out."),
				arguments(CaseOfWhatIsMissing.class,
						"Cannot find 'Order' by the name of the method: 'IgnoreCase' cannot be asked of 'number' "
								+ "of 'Order' with 'IsNull': no text is compared. Leave it out."),
				arguments(NearAPlace.class,
						"Cannot find 'Order' by the name of the method: 'Near' cannot be asked of 'customer.town' "
								+ "of 'Order': stores of nosqlc know no places on earth. Compare coordinates with Between."),
				arguments(WithinACircle.class,
						"Cannot find 'Order' by the name of the method: 'Within' cannot be asked of "
								+ "'customer.town' of 'Order': stores of nosqlc know no places on earth. Compare "
								+ "coordinates with Between."),
				arguments(OrderOfConstants.class,
						"Cannot find 'Order' by the name of the method: 'GreaterThan' cannot be asked of 'status' "
								+ "of 'Order': it is of type Status, which is no text, and is kept without its order. Use "
								+ "one of Is, Not, Exists, In, NotIn, IsNull, IsNotNull."),
				arguments(OrderOfBooleans.class,
						"Cannot find 'Order' by the name of the method: 'LessThan' cannot be asked of 'paid' of "
								+ "'Order': it is of type Boolean, which is true or false. Use one of Is, Not, IsFalse, "
								+ "IsTrue, Exists, In, NotIn, IsNull, IsNotNull."),
				arguments(OrderOfACollection.class,
						"Cannot find 'Order' by the name of the method: 'LessThan' cannot be asked of 'tags' of "
								+ "'Order': it is of type Set, which is a collection. Use one of Is, Not, Exists, "
								+ "Containing, NotContaining, IsEmpty, IsNotEmpty, IsNull, IsNotNull."),
				arguments(OrderOfBytes.class,
						"Cannot find 'Order' by the name of the method: 'After' cannot be asked of 'scan' of "
								+ "'Order': it is of type byte[], which is no text, and is kept without its order. Use one "
								+ "of Is, Not, Exists, In, NotIn, IsNull, IsNotNull."),
				arguments(OrderOfNumericKeys.class,
						"Cannot find 'Invoice' by the name of the method: 'GreaterThan' cannot be asked of "
								+ "'number' of 'Invoice': it is of type Long, which is no text, and is kept without its "
								+ "order. Use one of Is, Not, Exists, In, NotIn, IsNull, IsNotNull."),
				arguments(SortedByNumericKeys.class,
						"Cannot use the order of 'number' of 'Invoice': keys of documents are text, which has "
								+ "another order than numbers. Keep the number in a property that is not the key, too."),
				arguments(EmptyNumber.class,
						"Cannot find 'Order' by the name of the method: 'IsEmpty' cannot be asked of 'quantity' "
								+ "of 'Order': it is of type Integer, which is a number. Use one of Is, Not, Exists, In, "
								+ "NotIn, After, Before, GreaterThanEqual, GreaterThan, LessThanEqual, LessThan, IsNull, "
								+ "IsNotNull, Between."),
				arguments(ContainingInANumber.class,
						"Cannot find 'Order' by the name of the method: 'Containing' cannot be asked of "
								+ "'quantity' of 'Order': it is of type Integer, which is a number. Use one of Is, Not, "
								+ "Exists, In, NotIn, After, Before, GreaterThanEqual, GreaterThan, LessThanEqual, "
								+ "LessThan, IsNull, IsNotNull, Between."),
				arguments(ContainingAnotherType.class,
						"Cannot find 'Order' by the name of the method: 'Containing' of 'tags' of 'Order' cannot "
								+ "take Integer: it takes String. Change the parameter."),
				arguments(ContainingAnObject.class,
						"Cannot find 'Order' by the name of the method: 'Containing' cannot be asked of 'lines' "
								+ "of 'Order': it is of type List, and what it holds can be asked for by a filter only. Use "
								+ "one of Exists, IsEmpty, IsNotEmpty, IsNull, IsNotNull."),
				arguments(OneTagForAll.class,
						"Cannot find 'Order' by the name of the method: 'Is' of 'tags' of 'Order' cannot take "
								+ "String: it takes Set. Change the parameter, or use Containing."),
				arguments(TagsAmongTags.class,
						"Cannot find 'Order' by the name of the method: 'In' cannot be asked of 'tags' of "
								+ "'Order': it is of type Set, which is a collection. Use one of Is, Not, Exists, "
								+ "Containing, NotContaining, IsEmpty, IsNotEmpty, IsNull, IsNotNull."),
				arguments(EqualMaps.class,
						"Cannot find 'Order' by the name of the method: 'Is' cannot be asked of 'notes' of "
								+ "'Order': it is of type Map, and what it holds can be asked for by a filter only. Use one "
								+ "of Exists, IsEmpty, IsNotEmpty, IsNull, IsNotNull."),
				arguments(EqualObjectsWithMore.class,
						"Cannot find 'Order' by the name of the method: 'Is' cannot be asked of 'customer' of "
								+ "'Order': it is of type Customer, which is an object with properties that cannot be "
								+ "compared. Use one of Exists, IsNull, IsNotNull."),
				arguments(IntoACollection.class,
						"Cannot find 'Order' by the name of the method: 'lines.product' leads into 'lines', a "
								+ "List, and no name of a method reaches what is inside. Use @Query, or a Filter."),
				arguments(IntoAMap.class,
						"Cannot find 'Order' by the name of the method: nothing inside of 'notes' is called "
								+ "'colour', as far as names of methods reach. Use @Query, or a Filter."),
				arguments(SeveralAtOnce.class,
						"Cannot find 'Order' by the name of the method, which has 3 problems:\n- 'Like' cannot be "
								+ "asked of 'quantity' of 'Order': it is of type Integer, which is a number. Use one of Is, "
								+ "Not, Exists, In, NotIn, After, Before, GreaterThanEqual, GreaterThan, LessThanEqual, "
								+ "LessThan, IsNull, IsNotNull, Between.\n- 'GreaterThan' cannot be asked of 'paid' of "
								+ "'Order': it is of type Boolean, which is true or false. Use one of Is, Not, IsFalse, "
								+ "IsTrue, Exists, In, NotIn, IsNull, IsNotNull.\n- the name needs 3 values, of 'quantity', "
								+ "'paid', 'status', and the method has parameters for 2 values. Give it one for each; "
								+ "Pageable, Sort, Limit, ScrollPosition and the class of a projection do not count."),
				arguments(TwoAtOnce.class,
						"Cannot find 'Order' by the name of the method, which has 2 problems:\n- 'Like' cannot be "
								+ "asked of 'quantity' of 'Order': it is of type Integer, which is a number. Use one of Is, "
								+ "Not, Exists, In, NotIn, After, Before, GreaterThanEqual, GreaterThan, LessThanEqual, "
								+ "LessThan, IsNull, IsNotNull, Between.\n- the name needs 2 values, of 'quantity', "
								+ "'status', and the method has parameters for 1 value. Give it one for each; Pageable, "
								+ "Sort, Limit, ScrollPosition and the class of a projection do not count."),
				arguments(CountReturnsAList.class,
						"Cannot return Order from 'countByPaidTrue': it counts. Return a long or an int."),
				arguments(FindReturnsANumber.class,
						"Cannot return long from 'findByPaidTrue': it finds 'Order'. Return that, or a "
								+ "projection: an interface, record or class with some of its properties."),
				arguments(IntoJson.class,
						"Cannot find 'Reading' by the name of the method: 'weather.sky' leads into 'weather', "
								+ "which is kept as JSON, and no name of a method reaches what is inside. Use @Query, or a "
								+ "Filter."),
				arguments(EqualJson.class,
						"Cannot find 'Reading' by the name of the method: 'Is' cannot be asked of 'weather' of "
								+ "'Reading': it is of type Weather, and what it holds can be asked for by a filter only. "
								+ "Use one of Exists, IsEmpty, IsNotEmpty, IsNull, IsNotNull."),
				arguments(MissingKey.class,
						"Cannot find 'Reading' by the name of the method: 'IsNull' cannot be asked of 'key' of "
								+ "'Reading': it is of type ReadingKey, which is the key as a whole, always there and in no "
								+ "order. Use one of Is, Not, In, NotIn."),
				arguments(OrderOfKeys.class,
						"Cannot find 'Reading' by the name of the method: 'After' cannot be asked of 'key' of "
								+ "'Reading': it is of type ReadingKey, which is the key as a whole, always there and in no "
								+ "order. Use one of Is, Not, In, NotIn."),
				arguments(OrderOfIdentifiers.class,
						"Cannot find 'Reading' by the name of the method: 'LessThan' cannot be asked of 'device' "
								+ "of 'Reading': it is of type UUID, which is no text, and is kept without its order. Use "
								+ "one of Is, Not, Exists, In, NotIn, IsNull, IsNotNull."),
				arguments(AnotherKey.class,
						"Cannot find 'Reading' by the name of the method: 'Is' of 'key' of 'Reading' cannot take "
								+ "String: it takes ReadingKey. Change the parameter."));
	}

	interface UnknownProperty extends NosqlcRepository<Order, String> {

		List<Order> findByStaus(Status status);

	}

	interface UnknownVerb extends NosqlcRepository<Order, String> {

		List<Order> fndByStatus(Status status);

	}

	interface UnknownNestedProperty extends NosqlcRepository<Order, String> {

		List<Order> findByCustomerNmae(String name);

	}

	interface UnknownOrder extends NosqlcRepository<Order, String> {

		List<Order> findByPaidTrueOrderByPlaecdDesc();

	}

	interface TooFewParameters extends NosqlcRepository<Order, String> {

		List<Order> findByStatusAndPaid(Status status);

	}

	interface TooManyParameters extends NosqlcRepository<Order, String> {

		List<Order> findByPaidTrue(boolean paid);

	}

	interface BetweenOneParameter extends NosqlcRepository<Order, String> {

		List<Order> findByTotalBetween(BigDecimal total);

	}

	interface TextForANumber extends NosqlcRepository<Order, String> {

		List<Order> findByQuantity(String quantity);

	}

	interface NumberForText extends NosqlcRepository<Order, String> {

		List<Order> findByCustomerName(int name);

	}

	interface TextForAConstant extends NosqlcRepository<Order, String> {

		List<Order> findByStatus(String status);

	}

	interface DateForATime extends NosqlcRepository<Order, String> {

		List<Order> findByPlacedAfter(LocalDate day);

	}

	interface TextForAnIdentifier extends NosqlcRepository<Order, String> {

		List<Order> findByTicket(String ticket);

	}

	interface InOneValue extends NosqlcRepository<Order, String> {

		List<Order> findByStatusIn(Status status);

	}

	interface InAnArrayOfOthers extends NosqlcRepository<Order, String> {

		List<Order> findByQuantityIn(String... quantities);

	}

	interface InAParameterTooMany extends NosqlcRepository<Order, String> {

		List<Order> findByStatusIn(Status first, Status second);

	}

	interface TrueOfANumber extends NosqlcRepository<Order, String> {

		List<Order> findByQuantityTrue();

	}

	interface LikeANumber extends NosqlcRepository<Order, String> {

		List<Order> findByQuantityLike(String pattern);

	}

	interface StartOfADate extends NosqlcRepository<Order, String> {

		List<Order> findByDueStartingWith(String year);

	}

	interface EndOfAConstant extends NosqlcRepository<Order, String> {

		List<Order> findByStatusEndsWith(String end);

	}

	interface RegexOfAnIdentifier extends NosqlcRepository<Order, String> {

		List<Order> findByTicketMatches(String regex);

	}

	interface PatternAsParameter extends NosqlcRepository<Order, String> {

		List<Order> findByNumberMatches(Pattern pattern);

	}

	interface CaseOfANumber extends NosqlcRepository<Order, String> {

		List<Order> findByQuantityIgnoreCase(int quantity);

	}

	interface CaseOfWhatIsMissing extends NosqlcRepository<Order, String> {

		List<Order> findByNumberIsNullIgnoreCase();

	}

	interface NearAPlace extends NosqlcRepository<Order, String> {

		List<Order> findByCustomerTownNear(Object place);

	}

	interface WithinACircle extends NosqlcRepository<Order, String> {

		List<Order> findByCustomerTownWithin(Object circle);

	}

	interface OrderOfConstants extends NosqlcRepository<Order, String> {

		List<Order> findByStatusGreaterThan(Status status);

	}

	interface OrderOfBooleans extends NosqlcRepository<Order, String> {

		List<Order> findByPaidLessThan(boolean paid);

	}

	interface OrderOfACollection extends NosqlcRepository<Order, String> {

		List<Order> findByTagsLessThan(Set<String> tags);

	}

	interface OrderOfBytes extends NosqlcRepository<Order, String> {

		List<Order> findByScanAfter(byte[] scan);

	}

	interface OrderOfNumericKeys extends NosqlcRepository<Invoice, Long> {

		List<Invoice> findByNumberGreaterThan(long number);

	}

	interface SortedByNumericKeys extends NosqlcRepository<Invoice, Long> {

		List<Invoice> findByTextOrderByNumberAsc(String text);

	}

	interface EmptyNumber extends NosqlcRepository<Order, String> {

		List<Order> findByQuantityIsEmpty();

	}

	interface ContainingInANumber extends NosqlcRepository<Order, String> {

		List<Order> findByQuantityContaining(int digit);

	}

	interface ContainingAnotherType extends NosqlcRepository<Order, String> {

		List<Order> findByTagsContaining(int tag);

	}

	interface ContainingAnObject extends NosqlcRepository<Order, String> {

		List<Order> findByLinesContaining(Line line);

	}

	interface OneTagForAll extends NosqlcRepository<Order, String> {

		List<Order> findByTags(String tag);

	}

	interface TagsAmongTags extends NosqlcRepository<Order, String> {

		List<Order> findByTagsIn(Collection<String> tags);

	}

	interface EqualMaps extends NosqlcRepository<Order, String> {

		List<Order> findByNotes(Map<String, String> notes);

	}

	interface EqualObjectsWithMore extends NosqlcRepository<Order, String> {

		List<Order> findByCustomer(Customer customer);

	}

	interface IntoACollection extends NosqlcRepository<Order, String> {

		List<Order> findByLinesProduct(String product);

	}

	interface IntoAMap extends NosqlcRepository<Order, String> {

		List<Order> findByNotesColour(String colour);

	}

	interface SeveralAtOnce extends NosqlcRepository<Order, String> {

		List<Order> findByQuantityLikeAndPaidGreaterThanAndStatus(String pattern, boolean paid);

	}

	interface TwoAtOnce extends NosqlcRepository<Order, String> {

		List<Order> findByQuantityLikeAndStatus(String pattern);

	}

	interface CountReturnsAList extends NosqlcRepository<Order, String> {

		List<Order> countByPaidTrue();

	}

	interface FindReturnsANumber extends NosqlcRepository<Order, String> {

		long findByPaidTrue();

	}

	interface IntoJson extends NosqlcRepository<Reading, ReadingKey> {

		List<Reading> findByWeatherSky(String sky);

	}

	interface EqualJson extends NosqlcRepository<Reading, ReadingKey> {

		List<Reading> findByWeather(Weather weather);

	}

	interface MissingKey extends NosqlcRepository<Reading, ReadingKey> {

		List<Reading> findByKeyIsNull();

	}

	interface OrderOfKeys extends NosqlcRepository<Reading, ReadingKey> {

		List<Reading> findByKeyAfter(ReadingKey key);

	}

	interface OrderOfIdentifiers extends NosqlcRepository<Reading, ReadingKey> {

		List<Reading> findByDeviceLessThan(UUID device);

	}

	interface AnotherKey extends NosqlcRepository<Reading, ReadingKey> {

		List<Reading> findByKey(String key);

	}

	/**
	 * What is found.
	 */
	@Document("mistaken_orders")
	record Order(@Id String number, Status status, int quantity, BigDecimal total, Instant placed, boolean paid,
			List<Line> lines, Set<String> tags, Map<String, String> notes, Customer customer, byte[] scan, UUID ticket,
			LocalDate due) {

	}

	enum Status {

		OPEN, CLOSED

	}

	record Line(String product, int amount) {

	}

	record Customer(String name, Town town) {

	}

	record Town(String name, List<Line> sights) {

	}

	@Document("mistaken_invoices")
	record Invoice(@Id long number, String text) {

	}

	@Table("mistaken_readings")
	record Reading(@Id ReadingKey key, double celsius, UUID device, @Json Weather weather, Place place) {

	}

	record ReadingKey(@PartitionKey String sensor, @ClusteringKey Instant at) {

	}

	record Weather(String sky) {

	}

	@UserType("mistaken_place")
	record Place(String town, @Json Map<String, String> extras) {

	}

}
