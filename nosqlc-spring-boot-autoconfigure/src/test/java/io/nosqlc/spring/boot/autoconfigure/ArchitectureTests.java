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

	private static final String JACKSON = ROOT + ".jackson";

	private static final String JACKSON_2 = ROOT + ".jackson2";

	@ArchTest
	static final ArchRule whatIsOptionalStandsOnTheGround = noClasses().that()
		.resideInAPackage(ROOT)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(CASSANDRA, JACKSON, JACKSON_2)
		.because("an application may have none of it");

	@ArchTest
	static final ArchRule cassandraStandsAlone = standsAlone(CASSANDRA, JACKSON, JACKSON_2);

	@ArchTest
	static final ArchRule jacksonStandsAlone = standsAlone(JACKSON, CASSANDRA, JACKSON_2);

	@ArchTest
	static final ArchRule jackson2StandsAlone = standsAlone(JACKSON_2, CASSANDRA, JACKSON);

	@ArchTest
	static final ArchRule theDriverIsOptional = onlyIn(CASSANDRA, "com.datastax..", "io.nosqlc.cassandra..",
			"org.springframework.boot.cassandra..");

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
