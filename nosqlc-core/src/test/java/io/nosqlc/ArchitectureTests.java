package io.nosqlc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "io.nosqlc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ERROR = "io.nosqlc.error";

	private static final String VALUE = "io.nosqlc.internal.value";

	private static final String JSON = "io.nosqlc.internal.json";

	private static final String FILTER = "io.nosqlc.filter";

	private static final String MATCH = "io.nosqlc.internal.match";

	private static final String API = "io.nosqlc";

	private static final String MEMORY = "io.nosqlc.memory";

	private static final String SESSION = "io.nosqlc.cassandra.session";

	private static final String SCHEMA = "io.nosqlc.cassandra.schema";

	private static final String QUERY = "io.nosqlc.cassandra.query";

	private static final String UPDATE = "io.nosqlc.cassandra.update";

	private static final String INDEX = "io.nosqlc.cassandra.index";

	private static final String CASSANDRA = "io.nosqlc.cassandra";

	private static final String EMBEDDED = "io.nosqlc.embedded";

	private static final String[] ABOVE_API = { MEMORY, SESSION, SCHEMA, QUERY, UPDATE, INDEX, CASSANDRA };

	@ArchTest
	static final ArchRule errorsUseNothing = classes().that()
		.resideInAPackage(ERROR)
		.should()
		.onlyDependOnClassesThat(resideInAnyPackage(ERROR, "java..", "org.jspecify.."))
		.because("everybody may import them");

	@ArchTest
	static final ArchRule valuesUseNothing = only(VALUE, ERROR)
		.because("the rules of values are the same whatever the values are read from");

	@ArchTest
	static final ArchRule jsonKnowsNoTypeOfOurs = only(JSON, VALUE, ERROR)
		.because("it turns bytes and text into plain values and back");

	@ArchTest
	static final ArchRule filtersWalkPlainValues = only(FILTER, VALUE, JSON, ERROR)
		.because("a filter means the same whatever store evaluates it");

	@ArchTest
	static final ArchRule matchersKnowNoDocuments = only(MATCH, FILTER, JSON, VALUE, ERROR)
		.because("they tell what passes, and whoever asked makes documents of that");

	@ArchTest
	static final ArchRule theApiKnowsNoDriver = only(API, MATCH, FILTER, VALUE, JSON, ERROR)
		.because("drivers are found by the service loader, and are exchangeable");

	@ArchTest
	static final ArchRule theMemoryDriverUsesWhatAnyDriverCan = only(MEMORY, API, MATCH, FILTER, VALUE, JSON, ERROR)
		.because("drivers never meet");

	@ArchTest
	static final ArchRule sessionsAreTheLowestOfTheCassandraDriver = only(SESSION, API, FILTER, VALUE, JSON, ERROR)
		.because("everything else of the driver sends its statements there");

	@ArchTest
	static final ArchRule schemasKnowNoQueries = only(SCHEMA, SESSION, API, FILTER, VALUE, JSON, ERROR)
		.because("a collection is a table definition, and so is an entity's table");

	@ArchTest
	static final ArchRule queriesKnowTablesNotCollections = only(QUERY, SCHEMA, SESSION, API, FILTER, VALUE, JSON,
			ERROR)
		.because("entities are found by the same planner");

	@ArchTest
	static final ArchRule updatesKnowNoQueries = only(UPDATE, SCHEMA, SESSION, API, FILTER, VALUE, JSON, ERROR)
		.because("an update is about one key");

	@ArchTest
	static final ArchRule indexesKnowNoUpdates = only(INDEX, QUERY, SCHEMA, SESSION, API, FILTER, VALUE, JSON, ERROR)
		.because("what is indexed depends on the document, not on how it is written");

	@ArchTest
	static final ArchRule theCassandraDriverUsesItsOwnPackages = only(CASSANDRA, INDEX, QUERY, UPDATE, SCHEMA, SESSION,
			API, MATCH, FILTER, VALUE, JSON, ERROR, EMBEDDED)
		.because("drivers never meet");

	@ArchTest
	static final ArchRule driversStayOutOfTheApiAndWhatItUses = noClasses().that()
		.resideInAnyPackage(ERROR, VALUE, JSON, FILTER, MATCH, API)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(ABOVE_API)
		.because("whoever adds a driver changes none of them");

	@ArchTest
	static final ArchRule onlyOnePackageImportsJackson = noClasses().that()
		.resideOutsideOfPackage(JSON)
		.and(areOfCore())
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.fasterxml.jackson..")
		.because("a second place would read numbers its own way");

	@ArchTest
	static final ArchRule onlyTheCassandraDriverImportsDataStax = noClasses().that()
		.resideOutsideOfPackage("io.nosqlc.cassandra..")
		.and(areOfCore())
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.datastax..")
		.because("documents do not depend on where they are stored");

	@ArchTest
	static final ArchRule nobodyImportsWhatTheDriverIsMadeOf = noClasses().that(areOfCore())
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.datastax.oss.protocol..", "com.datastax.oss.driver.shaded..", "io.netty..")
		.because("they change between releases, and exist under two coordinates");

	@ArchTest
	static final ArchRule coreKnowsNoSpring = noClasses().that(areOfCore())
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework..")
		.because("it is of use without");

	@ArchTest
	static final ArchRule onlyTheCassandraDriverStartsServers = noClasses().that()
		.resideOutsideOfPackage(CASSANDRA)
		.and(areOfCore())
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.nosqlc.embedded..")
		.because("the embedded server is an optional dependency");

	@ArchTest
	static final ArchRule queriesExportTheirSeamOnly = classes().that()
		.resideInAPackage(QUERY)
		.and()
		.arePublic()
		.and()
		.areTopLevelClasses()
		.should()
		.haveSimpleName("TableAccess")
		.orShould()
		.haveSimpleName("RowReader")
		.orShould()
		.haveSimpleName("IndexedColumn")
		.orShould()
		.haveSimpleName("Search")
		.orShould()
		.haveSimpleName("Restriction")
		.orShould()
		.haveSimpleName("RowValues")
		.orShould()
		.haveSimpleName("TableIndexes")
		.orShould()
		.haveSimpleName("TableWrite")
		.orShould()
		.haveSimpleName("TableBatch")
		.orShould()
		.haveSimpleName("WriteCondition")
		.orShould()
		.haveSimpleName("WriteOutcome")
		.because("plans are nobody else's business");

	@ArchTest
	static final ArchRule publicSignaturesMentionNoInternalType = classes().that()
		.arePublic()
		.and()
		.resideOutsideOfPackage("..internal..")
		.and(areOfCore())
		.should(mentionOnlyExportedTypes())
		.because("internal types change without notice");

	@ArchTest
	static final ArchRule nobodyPrints = noClasses().that(areOfCore())
		.should()
		.accessField(System.class, "out")
		.orShould()
		.accessField(System.class, "err")
		.orShould()
		.callMethod(Throwable.class, "printStackTrace")
		.because("a library logs through SLF4J");

	/**
	 * Classes of one package use no others of ours than those of some packages.
	 */
	private static ArchRule only(String user, String... used) {
		Set<String> allowed = new LinkedHashSet<>(List.of(used));
		allowed.add(user);
		DescribedPredicate<JavaClass> others = resideInAPackage("io.nosqlc..")
			.and(not(resideInAnyPackage(allowed.toArray(String[]::new))))
			.as("reside in packages of ours other than " + allowed);
		return noClasses().that().resideInAPackage(user).should().dependOnClassesThat(others);
	}

	private static DescribedPredicate<JavaClass> areOfCore() {
		return not(resideInAPackage("io.nosqlc.embedded..")).as("are of this module");
	}

	private static ArchCondition<JavaClass> mentionOnlyExportedTypes() {
		return new ArchCondition<>("mention only exported types in what others can see") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getRawInterfaces().forEach((it) -> refuseInternal(type, type.getName(), it, events));
				type.getRawSuperclass().ifPresent((it) -> refuseInternal(type, type.getName(), it, events));
				type.getFields()
					.stream()
					.filter(ArchitectureTests::isVisible)
					.forEach((field) -> refuseInternal(type, field.getFullName(), field.getType(), events));
				type.getCodeUnits()
					.stream()
					.filter(ArchitectureTests::isVisible)
					.forEach((unit) -> checkSignature(type, unit, events));
			}

		};
	}

	private static void checkSignature(JavaClass type, JavaCodeUnit unit, ConditionEvents events) {
		refuseInternal(type, unit.getFullName(), unit.getReturnType(), events);
		unit.getParameterTypes().forEach((it) -> refuseInternal(type, unit.getFullName(), it, events));
		unit.getExceptionTypes().forEach((it) -> refuseInternal(type, unit.getFullName(), it, events));
		unit.getTypeParameters().forEach((it) -> refuseInternal(type, unit.getFullName(), it, events));
	}

	private static void refuseInternal(JavaClass owner, String where, JavaType mentioned, ConditionEvents events) {
		for (JavaClass raw : mentioned.getAllInvolvedRawTypes()) {
			if (raw.getPackageName().startsWith("io.nosqlc.internal")) {
				events.add(SimpleConditionEvent.violated(owner, where + " mentions " + raw.getName()));
			}
		}
	}

	private static boolean isVisible(HasModifiers member) {
		return member.getModifiers().contains(JavaModifier.PUBLIC)
				|| member.getModifiers().contains(JavaModifier.PROTECTED);
	}

}
