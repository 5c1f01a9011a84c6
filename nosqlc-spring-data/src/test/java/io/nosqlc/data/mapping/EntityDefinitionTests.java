package io.nosqlc.data.mapping;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.data.CqlDuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Reference;
import org.springframework.data.annotation.Version;

import io.nosqlc.error.EntityDefinitionException;
import io.nosqlc.error.EntityDefinitionException.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each class here has one mistake, and is found out with one message.
 */
@SuppressWarnings("unused")
class EntityDefinitionTests {

	@ParameterizedTest
	@MethodSource("mistakes")
	void aMistakeIsExplained(Class<?> type) {
		Refused refused = type.getAnnotation(Refused.class);
		Class<?>[] types = Stream.concat(Stream.of(type), Arrays.stream(refused.with())).toArray(Class<?>[]::new);
		assertThatExceptionOfType(EntityDefinitionException.class).isThrownBy(() -> initialize(types))
			.withMessage(refused.value())
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(1));
	}

	static Stream<Class<?>> mistakes() {
		return Arrays.stream(EntityDefinitionTests.class.getDeclaredClasses())
			.filter((it) -> it.isAnnotationPresent(Refused.class));
	}

	@Test
	void everyProblemOfAllEntitiesIsListed() {
		assertThatExceptionOfType(EntityDefinitionException.class)
			.isThrownBy(() -> initialize(new Class<?>[] { Hopeless.class, NoKey.class }))
			.satisfies((ex) -> {
				assertThat(ex.problems()).extracting(Problem::what)
					.contains("Cannot map 'Hopeless'", "Cannot map 'Hopeless.when'", "Cannot map 'Hopeless.id'",
							"Cannot map 'NoKey'");
				assertThat(ex.problems()).extracting(Problem::type)
					.containsOnly(Hopeless.class.getName(), NoKey.class.getName());
				assertThat(ex).hasMessageStartingWith(
						"Entities have " + ex.problems().size() + " problems in their definitions:\n- ");
			});
	}

	@Test
	void problemsComeInTheSameOrderEachTime() {
		List<Class<?>> types = new ArrayList<>(
				mistakes().filter((it) -> !Hierarchy.parents(it).anyMatch(Hierarchy::isRoot)).toList());
		Collections.shuffle(types);
		assertThatExceptionOfType(EntityDefinitionException.class)
			.isThrownBy(() -> initialize(types.toArray(Class[]::new)))
			.satisfies((ex) -> assertThat(ex.problems()).filteredOn((it) -> it.what().startsWith("Cannot map 'Indexed"))
				.extracting(Problem::type)
				.hasSize(5)
				.isSorted());
	}

	@Test
	void anEntityThatIsNotGivenIsCheckedWhenItIsAskedFor() {
		assertThatExceptionOfType(EntityDefinitionException.class)
			.isThrownBy(() -> new NosqlcMappingContext().getTable(NoKey.class))
			.withMessageStartingWith("Cannot map 'NoKey': ");
		assertThatExceptionOfType(EntityDefinitionException.class)
			.isThrownBy(() -> new NosqlcMappingContext().getCollection(DocumentWithoutKey.class))
			.withMessageStartingWith("Cannot map 'DocumentWithoutKey': ");
	}

	@Test
	void whatIsNoEntityHasNoTable() {
		assertThatExceptionOfType(EntityDefinitionException.class)
			.isThrownBy(() -> new NosqlcMappingContext().getTable(String.class))
			.withMessage("Cannot use 'String' as an entity with a table: neither it nor what it extends has @Table."
					+ " Annotate it with @Table.");
		assertThatExceptionOfType(EntityDefinitionException.class)
			.isThrownBy(() -> new NosqlcMappingContext().getCollection(NoKey.class))
			.withMessage("Cannot use 'NoKey' as an entity with a collection: neither it nor what it extends has"
					+ " @Document. Annotate it with @Document.");
	}

	private static void initialize(Class<?>[] types) {
		NosqlcMappingContext context = new NosqlcMappingContext();
		context.setInitialEntitySet(new LinkedHashSet<>(Arrays.asList(types)));
		context.initialize();
	}

	/**
	 * The message with which a class is refused.
	 */
	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.TYPE)
	@interface Refused {

		String value();

		/**
		 * More entities that the context is given.
		 */
		Class<?>[] with() default {};

	}

	@Table
	static class Hopeless {

		@PartitionKey
		Optional<String> id;

		@Counter
		long hits;

		LocalDateTime when;

		@Required
		String name;

	}

	@Refused("Cannot map 'NoKey': nothing tells in which partition a row is. Mark at least one "
			+ "property with @PartitionKey.")
	@Table
	record NoKey(String name) {
	}

	@Refused("Cannot map 'OnlyClustering': nothing tells in which partition a row is. Mark at least "
			+ "one property with @PartitionKey.")
	@Table
	record OnlyClustering(@ClusteringKey int id) {
	}

	@Refused("Cannot map 'IndistinctKeys': 'one', 'other' have @PartitionKey, and their ordinals do "
			+ "not tell them apart: 0, 0. Number them, as in @PartitionKey(ordinal = 1).")
	@Table
	record IndistinctKeys(@PartitionKey int one, @PartitionKey int other) {
	}

	@Refused("Cannot map 'IndistinctClusterings': 'one', 'other' have @ClusteringKey, and their "
			+ "ordinals do not tell them apart: 1, 1. Number them, as in @ClusteringKey(ordinal = " + "1).")
	@Table
	record IndistinctClusterings(@PartitionKey int id, @ClusteringKey(ordinal = 1) int one,
			@ClusteringKey(ordinal = 1) int other) {
	}

	@Refused("Cannot map 'NegativeOrdinal.id': its ordinal -1 is negative. Count from 0.")
	@Table
	record NegativeOrdinal(@PartitionKey(ordinal = -1) int id) {
	}

	@Refused("Cannot map 'BothKeys.id': it is marked as partition key and as clustering key. Keep "
			+ "one of the marks.")
	@Table
	record BothKeys(@PartitionKey @ClusteringKey int id) {
	}

	@Refused("Cannot map 'TwoIds.other': 'TwoIds.one' has @Id, too, and a key has it once. Mark the "
			+ "properties with @PartitionKey and @ClusteringKey, or put them into a record with @Id.")
	@Table
	record TwoIds(@Id int one, @Id int other) {
	}

	@Refused("Cannot map 'IdAndPartitionKey.other': 'IdAndPartitionKey.one' has @Id, and is the "
			+ "whole key then. Remove @Id, or put the properties of the key into a record with @Id.")
	@Table
	record IdAndPartitionKey(@Id int one, @PartitionKey(ordinal = 1) int other) {
	}

	@Refused("Cannot map 'UnmarkedKey.other': it is in the key of 'KeyObjectWithoutMarks.id', and "
			+ "nothing says as what. Annotate it with @PartitionKey or @ClusteringKey.")
	@Table
	record KeyObjectWithoutMarks(@Id UnmarkedKey id) {
	}

	record UnmarkedKey(@PartitionKey int one, int other) {
	}

	@Refused("Cannot map 'KeyObjectWithoutPartition': nothing tells in which partition a row is. "
			+ "Mark at least one property with @PartitionKey.")
	@Table
	record KeyObjectWithoutPartition(@Id ClusteringOnly id) {
	}

	record ClusteringOnly(@ClusteringKey int one) {
	}

	@Refused("Cannot map 'KeyObjectWithColumn.id': each of its properties has a column, and it has "
			+ "none itself. Remove @Column, or move it to one of them.")
	@Table
	record KeyObjectWithColumn(@Id @Column("key") GoodKey id) {
	}

	record GoodKey(@PartitionKey int one) {
	}

	@Refused("Cannot map 'OptionalKey.id': a part of the key is never absent. Declare it without " + "Optional.")
	@Table
	record OptionalKey(@PartitionKey Optional<String> id) {
	}

	@Refused("Cannot map 'JsonKey.id': a part of the key cannot have @Json. Remove the annotation, "
			+ "or use another key.")
	@Table
	record JsonKey(@PartitionKey @Json Map<String, String> id) {
	}

	@Refused("Cannot map 'CounterKey.count': a part of the key cannot have @Counter. Remove the "
			+ "annotation, or use another key.")
	@Table
	record CounterKey(@PartitionKey int id, @ClusteringKey @Counter long count) {
	}

	@Refused("Cannot map 'StaticKey.at': a part of the key is never static. Remove isStatic.")
	@Table
	record StaticKey(@PartitionKey int id, @ClusteringKey @Column(isStatic = true) int at) {
	}

	@Refused("Cannot map 'CollectionKey.id': a key is compared as a whole, and the elements of this "
			+ "collection are written one by one. Annotate it with @Frozen.")
	@Table
	record CollectionKey(@PartitionKey List<String> id) {
	}

	@Refused("Cannot map 'DurationKey.durations': Cassandra cannot compare durations, so none is in "
			+ "a key. Use a number of a unit of your choice.")
	@Table
	record DurationKey(@PartitionKey int id, @ClusteringKey @Frozen List<CqlDuration> durations) {
	}

	@Refused("Cannot map 'CounterAndData': a table has either counters or other columns beside its "
			+ "key, and it has 'views' and 'title'. Move the counters into an entity of their own, "
			+ "with the same key.")
	@Table
	record CounterAndData(@PartitionKey int id, String title, @Counter long views) {
	}

	@Refused("Cannot map 'IntCounter.views': a counter is a long, not int. Make it a long.")
	@Table
	record IntCounter(@PartitionKey int id, @Counter int views) {
	}

	@Refused("Cannot map 'DefaultCounter.views': a counter begins at 0, is never written as a "
			+ "value, and has no index, so it cannot have @Required. Remove the annotation.")
	@Table
	record DefaultCounter(@PartitionKey int id, @Counter @Required long views) {
	}

	@Refused("Cannot map 'ExpiringCounter': counters never expire, and it has @Ttl. Remove @Ttl.")
	@Table
	@Ttl(60)
	record ExpiringCounter(@PartitionKey int id, @Counter long views) {
	}

	@Refused("Cannot map 'StaticAlone.name': it is static, and without clustering keys a partition "
			+ "has one row only. Remove isStatic, or add a @ClusteringKey.")
	@Table
	record StaticAlone(@PartitionKey int id, @Column(isStatic = true) String name) {
	}

	@Refused("Cannot map 'SameColumns.other': its column is called 'full_name', as that of "
			+ "'fullName' is. Name one of them with @Column.")
	@Table
	record SameColumns(@PartitionKey int id, String fullName, @Column("full_name") String other) {
	}

	@Refused("Cannot map 'BlankColumn.name': the name of its column is blank. Name it, or leave the " + "name out.")
	@Table
	record BlankColumn(@PartitionKey int id, @Column(" ") String name) {
	}

	@Refused("Cannot map 'BadTableName': the name of its table, 'no-name', is not one of 1 to 48 "
			+ "letters, digits and underscores, as Cassandra wants it. Choose another name.")
	@Table("no-name")
	record BadTableName(@PartitionKey int id) {
	}

	@Refused("Cannot map 'BadKeyspace': the name of its keyspace, 'no name', is not one of 1 to 48 "
			+ "letters, digits and underscores, as Cassandra wants it. Choose another name.")
	@Table(keyspace = "no name")
	record BadKeyspace(@PartitionKey int id) {
	}

	@Refused("Cannot map 'OldDate.date': Date is no type of a column. Use Instant, a point in time " + "in UTC.")
	@Table
	record OldDate(@PartitionKey int id, Date date) {
	}

	@Refused("Cannot map 'LocalTimes.times': LocalDateTime is no type of a column. Use Instant, a "
			+ "point in time in UTC.")
	@Table
	record LocalTimes(@PartitionKey int id, List<LocalDateTime> times) {
	}

	@Refused("Cannot map 'JavaDuration.duration': Duration is no type of a column. Use CqlDuration, "
			+ "or a long of a unit of your choice.")
	@Table
	record JavaDuration(@PartitionKey int id, Duration duration) {
	}

	@Refused("Cannot map 'SomeCharacter.letter': Character is no type of a column. Use String.")
	@Table
	record SomeCharacter(@PartitionKey int id, char letter) {
	}

	@Refused("Cannot map 'AnyObject.any': Object is no type of a column. Say what type it has, or "
			+ "store it as text with @Json.")
	@Table
	record AnyObject(@PartitionKey int id, Object any) {
	}

	@Refused("Cannot map 'ArrayOfText.texts': String[] is no type of a column. Use a List, or for "
			+ "numbers @Vector on float[].")
	@Table
	record ArrayOfText(@PartitionKey int id, String[] texts) {
	}

	@Refused("Cannot map 'ConcreteList.texts': ArrayList is no type of a column. Declare it as List " + "or Set.")
	@Table
	record ConcreteList(@PartitionKey int id, ArrayList<String> texts) {
	}

	@Refused("Cannot map 'RawList.texts': the type of its elements is not known. Declare it with "
			+ "type arguments, as in List<String> or Map<String, Integer>.")
	@SuppressWarnings("rawtypes")
	@Table
	record RawList(@PartitionKey int id, List texts) {
	}

	@Refused("Cannot map 'OptionalElements.texts': Optional is no type of a column. Only a property "
			+ "as a whole may be an Optional.")
	@Table
	record OptionalElements(@PartitionKey int id, List<Optional<String>> texts) {
	}

	@Refused("Cannot map 'PlainObject.plain': Plain is no type of a column. Annotate Plain with "
			+ "@UserType or @Tuple, or store it as text with @Json.")
	@Table
	record PlainObject(@PartitionKey int id, Plain plain) {
	}

	record Plain(String name) {
	}

	@Refused("Cannot map 'SetOfDurations.durations': Cassandra cannot compare durations, so none is "
			+ "the element of a set. Use a number of a unit of your choice.")
	@Table
	record SetOfDurations(@PartitionKey int id, Set<CqlDuration> durations) {
	}

	@Refused("Cannot map 'VectorWithoutAnnotation.vector': float[] is no type of a column. Annotate "
			+ "it with @Vector(dimensions = ...).")
	@Table
	record VectorWithoutAnnotation(@PartitionKey int id, float[] vector) {
	}

	@Refused("Cannot map 'VectorWithoutDimensions.vector': a vector has 1 to 8192 dimensions, not "
			+ "0. Say how many it has.")
	@Table
	record VectorWithoutDimensions(@PartitionKey int id, @Vector(dimensions = 0) float[] vector) {
	}

	@Refused("Cannot map 'VectorOfText.vector': a vector has numbers in it, and is no List. Make it "
			+ "a float[], a CqlVector<Float> or a List<Float>.")
	@Table
	record VectorOfText(@PartitionKey int id, @Vector(dimensions = 2) List<String> vector) {
	}

	@Refused("Cannot map 'AsciiNumber.number': @Ascii is about text, and it has none. Make it a "
			+ "String, or remove @Ascii.")
	@Table
	record AsciiNumber(@PartitionKey int id, @Ascii int number) {
	}

	@Refused("Cannot map 'TimeText.time': @TimeUuid is about an identifier, and it has none. Make "
			+ "it a UUID, or remove @TimeUuid.")
	@Table
	record TimeText(@PartitionKey int id, @TimeUuid String time) {
	}

	@Refused("Cannot map 'FrozenText.text': it is written as a whole anyway, as everything is but "
			+ "lists, sets and maps. Remove @Frozen.")
	@Table
	record FrozenText(@PartitionKey int id, @Frozen String text) {
	}

	@Refused("Cannot map 'JsonAndFrozen.texts': each of @Json and @Frozen chooses another type. " + "Keep one of them.")
	@Table
	record JsonAndFrozen(@PartitionKey int id, @Json @Frozen List<String> texts) {
	}

	@Refused("Cannot map 'RequiredOptional.text': it is @Required, and an Optional is for what may "
			+ "be absent. Remove @Required, or the Optional.")
	@Table
	record RequiredOptional(@PartitionKey int id, @Required Optional<String> text) {
	}

	@Refused("Cannot map 'PrimitiveDefault.number': it is never null, so its @Default would never "
			+ "be used. Use a wrapper class, such as Integer, or a field initialiser.")
	@Table
	record PrimitiveDefault(@PartitionKey int id, @Default(Ones.class) int number) {
	}

	static class Ones implements Supplier<Integer> {

		@Override
		public Integer get() {
			return 1;
		}

	}

	@Refused("Cannot map 'WrongDefault.text': its @Default supplies Integer, and it is a String. "
			+ "Use a supplier of its type.")
	@Table
	record WrongDefault(@PartitionKey int id, @Default(Ones.class) String text) {
	}

	@Refused("Cannot map 'DefaultWithoutConstructor.number': 'Given' has no constructor without "
			+ "parameters. Add one.")
	@Table
	record DefaultWithoutConstructor(@PartitionKey int id, @Default(Given.class) Integer number) {
	}

	static class Given implements Supplier<Integer> {

		private final Integer value;

		Given(Integer value) {
			this.value = value;
		}

		@Override
		public Integer get() {
			return this.value;
		}

	}

	@Refused("Cannot map 'TextVersion.version': a @Version is counted up, and it is no whole "
			+ "number. Make it a long.")
	@Table
	record TextVersion(@PartitionKey int id, @Version String version) {
	}

	@Refused("Cannot map 'TwoVersions.other': 'TwoVersions.one' has @Version, too. Keep one of " + "them.")
	@Table
	record TwoVersions(@PartitionKey int id, @Version long one, @Version long other) {
	}

	@Refused("Cannot map 'Branch.branches': 'Branch' would contain itself: Branch > Branch. Refer "
			+ "to it by a key, or store it as text with @Json.")
	@Table
	record Recursive(@PartitionKey int id, Branch root) {
	}

	@UserType
	record Branch(String name, List<Branch> branches) {
	}

	@Refused("Cannot map 'Right.left': 'Left' would contain itself: Left > Right > Left. Refer to "
			+ "it by a key, or store it as text with @Json.")
	@Table
	record MutuallyRecursive(@PartitionKey int id, Left left) {
	}

	@UserType
	record Left(Right right) {
	}

	@UserType
	record Right(Left left) {
	}

	@Refused("Cannot map 'Nothing': it has no properties to store. Add what it is made of.")
	@Table
	record EmptyType(@PartitionKey int id, Nothing nothing) {
	}

	@UserType
	record Nothing() {
	}

	@Refused("Cannot map 'TwoAlike.other': another field is called 'name', too. Name it with " + "@Column.")
	@Table
	record SameFields(@PartitionKey int id, TwoAlike clashing) {
	}

	@UserType
	record TwoAlike(String name, @Column("name") String other) {
	}

	@Refused("Cannot map 'Counting.views': @Counter is about columns, and it is a part of one. "
			+ "Remove the annotation.")
	@Table
	record CounterInType(@PartitionKey int id, Counting counting) {
	}

	@UserType
	record Counting(@Counter long views) {
	}

	@Refused("Cannot map 'Shared.name': it is a part of a column, and only a whole one can be "
			+ "static. Remove isStatic.")
	@Table
	record StaticInType(@PartitionKey int id, Shared shared) {
	}

	@UserType
	record Shared(@Column(isStatic = true) String name) {
	}

	@Refused("Cannot map 'SecondType': its type is called 'same', as that of 'FirstType' is. Name "
			+ "one of them with @UserType.")
	@Table
	record SameTypes(@PartitionKey int id, FirstType first, SecondType second) {
	}

	@UserType("same")
	record FirstType(String name) {
	}

	@UserType("same")
	record SecondType(String name) {
	}

	@Refused("Cannot map 'NoRecord': a tuple is known by the order of its components, which only a "
			+ "record has. Make it a record, or use @UserType.")
	@Table
	record TupleClass(@PartitionKey int id, NoRecord tuple) {
	}

	@Tuple
	static class NoRecord {

		String one;

	}

	@Refused("Cannot map 'IndexedKey.id': it is the partition key, by which rows are found anyway. " + "Remove @Index.")
	@Table
	record IndexedKey(@PartitionKey @Index int id) {
	}

	@Refused("Cannot map 'KeysOfList.texts': only a map that is not frozen has keys to be indexed. "
			+ "Choose another target.")
	@Table
	record KeysOfList(@PartitionKey int id, @Index(target = Index.Target.KEYS) List<String> texts) {
	}

	@Refused("Cannot map 'FullText.text': only a frozen collection is indexed as a whole. Annotate "
			+ "it with @Frozen, or choose another target.")
	@Table
	record FullText(@PartitionKey int id, @Index(target = Index.Target.FULL) String text) {
	}

	@Refused("Cannot map 'FrozenValues.texts': a frozen collection has no elements to be indexed. "
			+ "Use @Index(target = FULL), or remove @Frozen.")
	@Table
	record FrozenValues(@PartitionKey int id, @Index @Frozen List<String> texts) {
	}

	@Refused("Cannot map 'IndexedDuration.duration': Cassandra cannot compare durations, so none is "
			+ "indexed. Remove @Index.")
	@Table
	record IndexedDuration(@PartitionKey int id, @Index CqlDuration duration) {
	}

	@Refused("Cannot map 'IndexedBlob.bytes': blobs have no storage-attached index. Use @Index(kind " + "= SECONDARY).")
	@Table
	record IndexedBlob(@PartitionKey int id, @Index byte[] bytes) {
	}

	@Refused("Cannot map 'IndexedVector.vector': vectors have no secondary index. Use a " + "storage-attached one.")
	@Table
	record IndexedVector(@PartitionKey int id,
			@Vector(dimensions = 2) @Index(kind = Index.Kind.SECONDARY) float[] vector) {
	}

	@Refused("Cannot map 'BadIndexName': the name of its index, 'a b', is not one of 1 to 48 "
			+ "letters, digits and underscores, as Cassandra wants it. Choose another name.")
	@Table
	record BadIndexName(@PartitionKey int id, @Index(name = "a b") String text) {
	}

	@Refused("Cannot map 'SameIndexes.other': its index is called 'x', as that of 'one' is. Give it " + "another name.")
	@Table
	record SameIndexes(@PartitionKey int id, @Index(name = "x") String one, @Index(name = "x") String other) {
	}

	@Refused("Cannot map 'UnknownOption': tables have no option 'speed' with one value. Use one of "
			+ "those of Cassandra's CREATE TABLE, or the attribute of @TableOptions for it.")
	@Table
	@TableOptions(others = "speed=high")
	record UnknownOption(@PartitionKey int id) {
	}

	@Refused("Cannot map 'TimeToLiveAsOption': tables have no option 'default_time_to_live' with "
			+ "one value. Use @Ttl.")
	@Table
	@TableOptions(others = "default_time_to_live=60")
	record TimeToLiveAsOption(@PartitionKey int id) {
	}

	@Refused("Cannot map 'BadOption': the value of its option 'cdc' cannot be 'perhaps'. Write a "
			+ "number, or true or false, as the option wants it.")
	@Table
	@TableOptions(others = "cdc=perhaps")
	record BadOption(@PartitionKey int id) {
	}

	@Refused("Cannot map 'HalfOption': its option 'cdc' has no name or no value. Write it as " + "\"name=value\".")
	@Table
	@TableOptions(others = "cdc")
	record HalfOption(@PartitionKey int id) {
	}

	@Refused("Cannot map 'RepeatedOption': its option 'keys=NONE' is there twice. Keep one.")
	@Table
	@TableOptions(caching = { "keys=ALL", "keys=NONE" })
	record RepeatedOption(@PartitionKey int id) {
	}

	@Refused("Cannot map 'CompactionWithoutClass': its compaction has settings, and no class they "
			+ "are for. Add \"class=...\" to them.")
	@Table
	@TableOptions(compaction = "max_threshold=64")
	record CompactionWithoutClass(@PartitionKey int id) {
	}

	@Refused("Cannot map 'NoTimeToLive': its @Ttl is 0 SECONDS, and Cassandra takes 1 second to 20 "
			+ "years. Use a duration between the two, or remove @Ttl.")
	@Table
	@Ttl(0)
	record NoTimeToLive(@PartitionKey int id) {
	}

	@Refused("Cannot map 'Years': the unit of its @Ttl is 'YEARS'. Use SECONDS, MINUTES, HOURS or " + "DAYS.")
	@Table
	@Ttl(value = 1, unit = ChronoUnit.YEARS)
	record Years(@PartitionKey int id) {
	}

	@Refused("Cannot map 'AbstractAlone': it has no instances, and nothing tells which of its "
			+ "subclasses a row is of. Mark a property, or the type itself, with @Discriminator, or "
			+ "annotate its subclasses instead.")
	@Table
	abstract static class AbstractAlone {

		@PartitionKey
		int id;

	}

	@Table
	static class Undiscriminated {

		@PartitionKey
		int id;

	}

	@Refused("Cannot map 'NoDiscriminatorSub': it extends 'Undiscriminated', whose rows and "
			+ "documents are of one class only. Give 'Undiscriminated' a @Discriminator, or annotate "
			+ "this class, too.")
	static class NoDiscriminatorSub extends Undiscriminated {

	}

	@Table
	static class Valueless {

		@PartitionKey
		int id;

	}

	@Refused("Cannot map 'ValueWithoutDiscriminator': it has a @DiscriminatorValue, and its "
			+ "hierarchy no discriminator. Mark a property of 'Valueless' with @Discriminator, or "
			+ "remove the value.")
	@DiscriminatorValue("x")
	static class ValueWithoutDiscriminator extends Valueless {

	}

	@Refused("Cannot map 'ValueWithoutRoot': it has a @DiscriminatorValue, and extends nothing with "
			+ "@Table or @Document. Annotate the root of its hierarchy, or remove " + "@DiscriminatorValue.")
	@DiscriminatorValue("x")
	record ValueWithoutRoot(int id) {
	}

	@Refused("Cannot map 'TwoDiscriminators': it has several discriminators: "
			+ "'TwoDiscriminators.one', 'TwoDiscriminators.other'. Keep one @Discriminator.")
	@Table
	record TwoDiscriminators(@PartitionKey int id, @Discriminator String one, @Discriminator String other) {
	}

	@Refused("Cannot map 'NumberDiscriminator.kind': a discriminator is text or an enum, not int. "
			+ "Make it a String.")
	@Table
	record NumberDiscriminator(@PartitionKey int id, @Discriminator int kind) {
	}

	@Refused("Cannot map 'NamedDiscriminator.kind': its @Discriminator names a column, which only "
			+ "that of a type does. Name the column with @Column.")
	@Table
	record NamedDiscriminator(@PartitionKey int id, @Discriminator("kind") String kind) {
	}

	@Refused("Cannot map 'NamelessDiscriminator': its @Discriminator does not say in which column "
			+ "it is. Name the column, as in @Discriminator(\"kind\").")
	@Table
	@Discriminator
	record NamelessDiscriminator(@PartitionKey int id) {
	}

	@Table
	static class LateRoot {

		@PartitionKey
		int id;

	}

	@Refused("Cannot map 'LateDiscriminator.kind': 'LateRoot', the root of the hierarchy, does not "
			+ "have it. Move it there, or name the column there with @Discriminator on the type.")
	@DiscriminatorValue("x")
	static class LateDiscriminator extends LateRoot {

		@Discriminator
		String kind;

	}

	@Table
	static class TwinRoot {

		@PartitionKey
		int id;

		@Discriminator
		String kind;

	}

	@Refused(value = "Cannot map 'SecondTwin': its @DiscriminatorValue 'x' is that of 'FirstTwin', too. "
			+ "Give each class another value.", with = SecondTwin.class)
	@DiscriminatorValue("x")
	static class FirstTwin extends TwinRoot {

	}

	@DiscriminatorValue("x")
	static class SecondTwin extends TwinRoot {

	}

	@Table
	static class EmptyRoot {

		@PartitionKey
		int id;

		@Discriminator
		String kind;

	}

	@Refused("Cannot map 'EmptyValue': its @DiscriminatorValue is empty. Write what tells it from " + "other classes.")
	@DiscriminatorValue("")
	static class EmptyValue extends EmptyRoot {

	}

	@Table
	static class AbstractRoot {

		@PartitionKey
		int id;

		@Discriminator
		String kind;

	}

	@Refused("Cannot map 'AbstractValue': it has a @DiscriminatorValue, and cannot have instances. "
			+ "Give the value to the classes that extend it.")
	@DiscriminatorValue("x")
	abstract static class AbstractValue extends AbstractRoot {

	}

	enum Weather {

		SUN, RAIN

	}

	@Table
	static class EnumRoot {

		@PartitionKey
		int id;

		@Discriminator
		Weather kind;

	}

	@Refused("Cannot map 'UnknownConstant': its @DiscriminatorValue 'SNOW' is no constant of "
			+ "Weather. Use the name of a constant, or make 'EnumRoot.kind' a String.")
	@DiscriminatorValue("SNOW")
	static class UnknownConstant extends EnumRoot {

	}

	@Table
	static class OptionsRoot {

		@PartitionKey
		int id;

		@Discriminator
		String kind;

	}

	@Refused("Cannot map 'OptionsBelow': it has @Ttl, and shares its table or collection with "
			+ "'OptionsRoot'. Move the annotation there.")
	@DiscriminatorValue("x")
	@Ttl(60)
	static class OptionsBelow extends OptionsRoot {

	}

	@Table
	static class UpperRoot {

		@PartitionKey
		int id;

		@Discriminator
		String kind;

	}

	@Refused("Cannot map 'RootBelowRoot': it is annotated as the root of a hierarchy, and so is "
			+ "'UpperRoot', which it extends. Give it a @DiscriminatorValue instead, or put what "
			+ "both share into a class without annotation.")
	@Table
	static class RootBelowRoot extends UpperRoot {

	}

	@Table
	static class SiblingRoot {

		@PartitionKey
		int id;

		@Discriminator
		String kind;

	}

	@Refused(
			value = "Cannot map 'TextSibling': its column 'value' is text (regular), and in another class "
					+ "of its table int (regular). Make them alike, or name one of them with @Column.",
			with = NumberSibling.class)
	@DiscriminatorValue("x")
	static class TextSibling extends SiblingRoot {

		String value;

	}

	@DiscriminatorValue("y")
	static class NumberSibling extends SiblingRoot {

		int value;

	}

	@Refused("Cannot map 'OtherKey': its key is [key], and that of its hierarchy [id]. Give all "
			+ "classes of the hierarchy the same key.")
	@Table
	@Discriminator("kind")
	sealed interface KeyRoot permits OneKey, OtherKey {

	}

	@DiscriminatorValue("x")
	record OneKey(@PartitionKey int id) implements KeyRoot {
	}

	@DiscriminatorValue("y")
	record OtherKey(@PartitionKey int key) implements KeyRoot {
	}

	@Refused("Cannot map 'TableAndDocument': it has both @Table and @Document. Keep one: rows have "
			+ "columns, documents JSON.")
	@Table
	@Document
	record TableAndDocument(@Id @PartitionKey String id) {
	}

	@Refused("Cannot map 'TableAndType': what has @UserType or @Tuple is part of a row, and no row "
			+ "itself. Keep one of the annotations.")
	@Table
	@UserType
	record TableAndType(@PartitionKey int id) {
	}

	@Refused("Cannot map 'DocumentWithoutKey': nothing is the key of its documents. Mark a property " + "with @Id.")
	@Document
	record DocumentWithoutKey(String name) {
	}

	@Refused("Cannot map 'DocumentWithTwoKeys.other': 'DocumentWithTwoKeys.one' has @Id, too, and a "
			+ "document has one key. Keep one of them.")
	@Document
	record DocumentWithTwoKeys(@Id String one, @Id String other) {
	}

	@Refused("Cannot map 'DocumentWithDateKey.at': the key of a document is text, a UUID, a whole "
			+ "number or an enum, not Instant. Make it a String.")
	@Document
	record DocumentWithDateKey(@Id Instant at) {
	}

	@Refused(
			value = "Cannot map 'TwoTables': its table is called 'one_table', as the table of 'OneTable' is. Name one of "
					+ "them otherwise, or make both subclasses of one entity with a @Discriminator.",
			with = OneTable.class)
	@Table("one_table")
	record TwoTables(@PartitionKey UUID id) {
	}

	@Table
	record OneTable(@PartitionKey UUID id) {
	}

	@Refused(value = "Cannot map 'TwoCollections': its collection is called 'one_collection', as the collection of "
			+ "'OneCollection' is. Name one of them otherwise, or make both subclasses of one entity with a "
			+ "@Discriminator.", with = OneCollection.class)
	@Document("one_collection")
	record TwoCollections(@Id UUID id) {
	}

	@Document
	record OneCollection(@Id UUID id) {
	}

	@Refused(
			value = "Cannot map 'TableOfCollection': its table is called 'collected', as the collection of 'Collected' "
					+ "is. Name one of them otherwise.",
			with = { Collected.class, CollectedElsewhere.class })
	@Table("collected")
	record TableOfCollection(@PartitionKey UUID id) {
	}

	@Document
	record Collected(@Id UUID id) {
	}

	@Table(value = "collected", keyspace = "elsewhere")
	record CollectedElsewhere(@PartitionKey UUID id) {
	}

	@Refused("Cannot map 'DocumentWithStaticColumn.name': a document has no partition to share it with. Remove "
			+ "isStatic.")
	@Document
	record DocumentWithStaticColumn(@Id String id, @Column(isStatic = true) String name) {
	}

	@Refused("Cannot map 'DocumentWithNamedKey.id': the key of a document is always its '_id'. Remove the name.")
	@Document
	record DocumentWithNamedKey(@Id @Column("x") String id) {
	}

	@Refused("Cannot map 'DocumentWithIdField._id': '_id' is the key of a document. Name its field with @Column.")
	@Document
	record DocumentWithIdField(@Id String id, String _id) {
	}

	@Refused("Cannot map 'DocumentWithTwoFields.other': the field of 'DocumentWithTwoFields.one' is called 'one', "
			+ "too. Name one of them with @Column.")
	@Document
	record DocumentWithTwoFields(@Id String id, String one, @Column("one") String other) {
	}

	@Refused("Cannot map 'DocumentWithDate.at': Date is no type that documents have. Use Instant, a point in time "
			+ "in UTC.")
	@Document
	record DocumentWithDate(@Id String id, Date at) {
	}

	@Refused("Cannot map 'DocumentWithForeignType.at': InetAddress is no type that documents have. Use a record or "
			+ "class of yours, or text.")
	@Document
	record DocumentWithForeignType(@Id String id, Map<String, List<InetAddress>> at) {
	}

	@Refused("Cannot map 'DocumentWithArrayList.names': ArrayList is one of many implementations. Declare it as "
			+ "List, Set, SortedSet, Map or SortedMap.")
	@Document
	record DocumentWithArrayList(@Id String id, ArrayList<String> names) {
	}

	@Refused("Cannot map 'DocumentWithDateNames.byDay': the names in JSON are text, and its keys are Instant. Make "
			+ "the keys text, an enum, UUIDs or whole numbers, or make it a list.")
	@Document
	record DocumentWithDateNames(@Id String id, Map<Instant, String> byDay) {
	}

	@Refused("Cannot map 'DocumentWithOptionals.names': an Optional is for a whole property that may be absent. Use "
			+ "null inside it.")
	@Document
	record DocumentWithOptionals(@Id String id, List<Optional<String>> names) {
	}

	@Refused("Cannot map 'DocumentWithShape.shape': Shape cannot have instances, and nothing tells which class a part "
			+ "is of. Use a class that can be instantiated, or a Map.")
	@Document
	record DocumentWithShape(@Id String id, Shape shape) {
	}

	interface Shape {

	}

	@Refused("Cannot map 'AlikeInside.other': the field of 'AlikeInside.one' is called 'one', too. Name one of them with "
			+ "@Column.")
	@Document
	record DocumentWithClash(@Id String id, List<AlikeInside> parts) {
	}

	record AlikeInside(String one, @Column("one") String other, List<AlikeInside> inside) {
	}

	@Refused("Cannot map 'DocumentWithKind.kind': the field 'kind' tells the classes apart. Name its field with "
			+ "@Column, or mark it with @Discriminator instead of the type.")
	@Document
	@Discriminator("kind")
	record DocumentWithKind(@Id String id, String kind) {
	}

	@Refused(value = "Cannot map 'OtherNote.text': its field is called 'body', and that of 'OneNote.text' 'text'. Name "
			+ "them alike: filters name the property, whatever the class.")
	@Document
	@Discriminator("kind")
	sealed interface DifferentNotes permits OneNote, OtherNote {

	}

	record OneNote(@Id String id, String text) implements DifferentNotes {
	}

	record OtherNote(@Id String id, @Column("body") String text) implements DifferentNotes {
	}

	@Refused("Cannot map 'OtherParameter': the parameter 'n' of its constructor has the name of no property. Call it "
			+ "as the property that it sets.")
	@Document
	static class OtherParameter {

		@Id
		private String name;

		OtherParameter(String n) {
			this.name = n;
		}

	}

	@Refused("Cannot map 'DocumentWithIndex.name': @Index is about columns, and a document has "
			+ "none. Remove the annotation, or make 'DocumentWithIndex' a @Table.")
	@Document
	record DocumentWithIndex(@Id String id, @Index String name) {
	}

	@Refused("Cannot map 'DocumentWithOptions': @TableOptions is about tables, and it has "
			+ "@Document. Remove the annotation, or make it a @Table.")
	@Document
	@TableOptions(comment = "x")
	record DocumentWithOptions(@Id String id) {
	}

	@Refused("Cannot map 'BadCollectionName': the name of its collection, '9to5', is not a letter "
			+ "with up to 47 letters, digits and underscores after it. Choose another name.")
	@Document("9to5")
	record BadCollectionName(@Id String id) {
	}

	@Refused("Cannot map 'Inner': it is an inner class, which cannot exist without an instance of "
			+ "the outer one. Make it static.")
	@Table
	class Inner {

		@PartitionKey
		int id;

	}

	@Refused("Cannot map 'SeveralConstructors': it has several constructors, and none that is to be "
			+ "used. Add one without parameters, or mark one with @PersistenceCreator.")
	@Table
	static class SeveralConstructors {

		@PartitionKey
		int id;

		SeveralConstructors(int id) {
		}

		SeveralConstructors(String id) {
		}

	}

	@Refused("Cannot map 'FinalField.name': it is final, and no parameter of the constructor has "
			+ "its name. Add the parameter, or make it changeable.")
	@Table
	static class FinalField {

		@PartitionKey
		int id;

		final String name = "x";

	}

	static class Hidden {

		String name;

	}

	@Refused("Cannot map 'HidingField.name': a class it extends declares 'name', too, so one hides "
			+ "the other. Rename one, or keep that of the parent.")
	@Table
	static class HidingField extends Hidden {

		@PartitionKey
		int id;

		String name;

	}

	@Refused("Cannot map 'Referring.other': Cassandra has no references between rows. Keep the key " + "instead.")
	@Table
	record Referring(@PartitionKey int id, @Reference UUID other) {
	}

	@Refused("Cannot map 'Counted.views': @Counter is about columns, and it is a part of one. "
			+ "Remove the annotation.")
	@Table
	record CounterInTuple(@PartitionKey int id, Counted counted) {
	}

	@Tuple
	record Counted(@Counter long views) {
	}

	@Refused("Cannot map 'Undecided': it has both @UserType and @Tuple. Keep one: a tuple has no " + "names in it.")
	@Table
	record TypeAndTuple(@PartitionKey int id, Undecided undecided) {
	}

	@Tuple
	@UserType
	record Undecided(String name) {
	}

	@Refused("Cannot map 'Living': it cannot have instances, and nothing tells which class a value "
			+ "is of. Use a class that can be instantiated, or store the property as text with " + "@Json.")
	@Table
	record AbstractType(@PartitionKey int id, Living living) {
	}

	@UserType
	abstract static class Living {

		String name;

	}

	@Refused("Cannot map 'Labelled': its column is called 'kind', as that of 'kind' is. Name one of them with @Column.")
	@Table
	@Discriminator("kind")
	@DiscriminatorValue("x")
	record Labelled(@PartitionKey int id, String kind) {
	}

	@Refused("Cannot map 'IndexedKeyObject.id': each of its properties has a column, and it has none itself."
			+ " Remove @Index, or move it to one of them.")
	@Table
	record IndexedKeyObject(@Id @Index GoodKey id) {
	}

	@Refused("Cannot map 'DocumentWithTwoVersions.other': 'DocumentWithTwoVersions.one' has @Version, too."
			+ " Keep one of them.")
	@Document
	record DocumentWithTwoVersions(@Id String id, @Version long one, @Version long other) {
	}

	@Refused("Cannot map 'OverTwentyYears': its @Ttl is 7301 DAYS, and Cassandra takes 1 second to 20 years."
			+ " Use a duration between the two, or remove @Ttl.")
	@Table
	@Ttl(value = 7301, unit = ChronoUnit.DAYS)
	record OverTwentyYears(@PartitionKey int id) {
	}

	@Refused("Cannot map 'TooManyDimensions.vector': a vector has 1 to 8192 dimensions, not 8193. Say how many it has.")
	@Table
	record TooManyDimensions(@PartitionKey int id, @Vector(dimensions = 8193) float[] vector) {
	}

	@Refused("Cannot map 'Falling': its column 'at' is int (clustering key 0 DESC), and in another class of its table"
			+ " int (clustering key 0 ASC). Make them alike, or name one of them with @Column.")
	@Table
	@Discriminator("kind")
	sealed interface Ordered permits Rising, Falling {

	}

	@DiscriminatorValue("x")
	record Rising(@PartitionKey int id, @ClusteringKey int at) implements Ordered {
	}

	@DiscriminatorValue("y")
	record Falling(@PartitionKey int id, @ClusteringKey(order = ClusteringKey.Order.DESC) int at) implements Ordered {
	}

}
