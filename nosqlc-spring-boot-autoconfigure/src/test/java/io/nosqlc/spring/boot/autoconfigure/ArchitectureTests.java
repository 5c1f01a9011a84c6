package io.nosqlc.spring.boot.autoconfigure;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "io.nosqlc.spring.boot.autoconfigure", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "io.nosqlc.spring.boot.autoconfigure";

	private static final String CASSANDRA = ROOT + ".cassandra";

	private static final String DATA = ROOT + ".data";

	private static final String JACKSON = ROOT + ".jackson";

	private static final String JACKSON_2 = ROOT + ".jackson2";

	@ArchTest
	static final ArchRule whatIsOptionalStandsOnTheGround = noClasses().that()
		.resideInAPackage(ROOT)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(CASSANDRA, DATA, JACKSON, JACKSON_2)
		.because("an application may have none of it");

	@ArchTest
	static final ArchRule cassandraStandsAlone = standsAlone(CASSANDRA, DATA, JACKSON, JACKSON_2);

	@ArchTest
	static final ArchRule dataStandsAlone = standsAlone(DATA, CASSANDRA, JACKSON, JACKSON_2);

	@ArchTest
	static final ArchRule jacksonStandsAlone = standsAlone(JACKSON, CASSANDRA, DATA, JACKSON_2);

	@ArchTest
	static final ArchRule jackson2StandsAlone = standsAlone(JACKSON_2, CASSANDRA, DATA, JACKSON);

	@ArchTest
	static final ArchRule theDriverIsOptional = onlyIn(CASSANDRA, "com.datastax..",
			"org.springframework.boot.cassandra..");

	@ArchTest
	static final ArchRule clientsOfCassandraAreMadeWhereItsDriverIs = onlyIn(CASSANDRA, "io.nosqlc.cassandra",
			"io.nosqlc.cassandra.index..", "io.nosqlc.cassandra.query..", "io.nosqlc.cassandra.session..",
			"io.nosqlc.cassandra.update..");

	@ArchTest
	static final ArchRule schemasAreOfEntities = noClasses().that()
		.resideOutsideOfPackages(CASSANDRA, DATA)
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.nosqlc.cassandra.schema..")
		.because("only tables have one");

	@ArchTest
	static final ArchRule entitiesAreOptional = onlyIn(DATA, "io.nosqlc.data..", "org.springframework.data..",
			"org.springframework.boot.persistence..");

	@ArchTest
	static final ArchRule jacksonIsOptional = onlyIn(JACKSON, "tools.jackson..");

	@ArchTest
	static final ArchRule jackson2IsOptional = onlyIn(JACKSON_2, "com.fasterxml.jackson..");

	@ArchTest
	static final ArchRule theEmbeddedServerIsBehindACondition = noClasses()
		.that(DescribedPredicate.not(knowTheEmbeddedServer()))
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.nosqlc.embedded..")
		.because("it is optional, and not for production");

	@ArchTest
	static final ArchRule theConditionIsThatTheServerIsThere = classes().that()
		.haveNameMatching(".*AutoConfiguration\\$Embedded.*")
		.should()
		.beAnnotatedWith(ConditionalOnClass.class);

	@ArchTest
	static final ArchRule nothingOfTestsIsUsed = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.nosqlc.test..", "io.nosqlc.embedded.junit..", "org.junit..", "org.testcontainers..");

	@ArchTest
	static final ArchRule noAutoConfigurationIsExtended = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.haveModifier(FINAL);

	private static ArchRule standsAlone(String packageName, String... others) {
		return noClasses().that()
			.resideInAPackage(packageName)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(others)
			.because("each is there only if its library is");
	}

	private static ArchRule onlyIn(String packageName, String... libraries) {
		return noClasses().that(DescribedPredicate.not(resideInAPackage(packageName)))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(libraries)
			.because("an application may lack that library");
	}

	private static DescribedPredicate<JavaClass> knowTheEmbeddedServer() {
		return DescribedPredicate.describe("know the embedded server",
				(type) -> type.getPackageName().equals(CASSANDRA) && (type.getSimpleName().startsWith("EmbeddedServer")
						|| type.getSimpleName().startsWith("EmbeddedDefaultConfiguration")));
	}

}
