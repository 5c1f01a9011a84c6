package io.nosqlc.data;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

@AnalyzeClasses(packages = "io.nosqlc.data", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String MAPPING = "io.nosqlc.data.mapping..";

	private static final String TABLE = "io.nosqlc.data.table..";

	private static final String DOCUMENT = "io.nosqlc.data.document..";

	private static final String ENTITY = "io.nosqlc.data.entity..";

	private static final String REPOSITORY = "io.nosqlc.data.repository..";

	@ArchTest
	static final ArchRule mappingStandsOnTheGround = noClasses().that()
		.resideInAPackage(MAPPING)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(TABLE, DOCUMENT, ENTITY, REPOSITORY)
		.because("what an entity is does not depend on what is done with it");

	@ArchTest
	static final ArchRule tablesKnowNoOperations = noClasses().that()
		.resideInAPackage(TABLE)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(DOCUMENT, ENTITY, REPOSITORY)
		.allowEmptyShould(true)
		.because("operations are on tables and on documents alike");

	@ArchTest
	static final ArchRule documentsKnowNoTablesAndNoOperations = noClasses().that()
		.resideInAPackage(DOCUMENT)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(TABLE, ENTITY, REPOSITORY)
		.because("operations are on tables and on documents alike");

	@ArchTest
	static final ArchRule documentsAreTheSameInEveryStore = noClasses().that()
		.resideInAPackage(DOCUMENT)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.nosqlc.cassandra..", "io.nosqlc.memory..")
		.because("collections hide where they are");

	@ArchTest
	static final ArchRule operationsKnowNoRepositories = noClasses().that()
		.resideInAPackage(ENTITY)
		.should()
		.dependOnClassesThat()
		.resideInAPackage(REPOSITORY)
		.allowEmptyShould(true)
		.because("they are of use without");

	@ArchTest
	static final ArchRule repositoriesAreLayered = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("config")
		.definedBy("io.nosqlc.data.repository.config..")
		.layer("support")
		.definedBy("io.nosqlc.data.repository.support..")
		.layer("query")
		.definedBy("io.nosqlc.data.repository.query..")
		.layer("interfaces")
		.definedBy("io.nosqlc.data.repository")
		.whereLayer("config")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("support")
		.mayOnlyBeAccessedByLayers("config")
		.whereLayer("query")
		.mayOnlyBeAccessedByLayers("support")
		.because("queries are made without knowing of repositories, and these without their beans");

	@ArchTest
	static final ArchRule statementsAreSentByTablesOnly = noClasses().that()
		.resideOutsideOfPackage(TABLE)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.datastax.oss.driver.api.core.cql..", "com.datastax.oss.driver.api.core.session..",
				"com.datastax.oss.driver.api.querybuilder..")
		.orShould()
		.dependOnClassesThat()
		.haveSimpleNameStartingWith("CqlSession")
		.because("everything else says what, and not how");

	@ArchTest
	static final ArchRule theDriverStaysBelowOperations = noClasses().that()
		.resideInAnyPackage(DOCUMENT, ENTITY, REPOSITORY)
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.datastax..")
		.allowEmptyShould(true)
		.because("documents have no driver");

	@ArchTest
	static final ArchRule mappingUsesOfTheDriverWhatValuesAre = noClasses().that()
		.resideInAPackage(MAPPING)
		.should()
		.dependOnClassesThat(
				resideInAPackage("com.datastax..").and(not(resideInAnyPackage("com.datastax.oss.driver.api.core",
						"com.datastax.oss.driver.api.core.data..", "com.datastax.oss.driver.api.core.detach..",
						"com.datastax.oss.driver.api.core.type..", "com.datastax.oss.driver.api.core.metadata.schema..",
						"com.datastax.oss.driver.internal.core.type.."))))
		.because("definitions are made without a connection");

	@ArchTest
	static final ArchRule mappingUsesSchemasOfTheCassandraDriver = noClasses().that()
		.resideInAPackage(MAPPING)
		.should()
		.dependOnClassesThat(others("io.nosqlc.cassandra..", "io.nosqlc.cassandra.schema.."))
		.because("definitions are made without a connection");

	@ArchTest
	static final ArchRule onlyTheDriversTypeBuilderIsInternal = noClasses().that()
		.doNotHaveSimpleName("EntityUserType")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.datastax.oss.driver.internal..")
		.because("the driver has no other way to describe a user-defined type, and every other way for the rest");

	@ArchTest
	static final ArchRule jsonOfColumnsIsReadInOnePlace = noClasses().that()
		.doNotHaveSimpleName("JsonCodec")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.fasterxml.jackson..", "tools.jackson..")
		.because("documents have a JSON of their own, and no column should have another");

	@ArchTest
	static final ArchRule nobodyImportsWhatIsInternal = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.nosqlc.internal..", "com.datastax.oss.protocol..", "com.datastax.oss.driver.shaded..",
				"io.netty..")
		.because("it changes without notice");

	@ArchTest
	static final ArchRule nothingOfTestsIsUsed = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.nosqlc.test..", "io.nosqlc.embedded..", "org.junit..", "org.assertj..");

	@ArchTest
	static final ArchRule nobodyPrints = noClasses().should()
		.accessField(System.class, "out")
		.orShould()
		.accessField(System.class, "err")
		.orShould()
		.callMethod(Throwable.class, "printStackTrace")
		.because("a library logs through SLF4J");

	private static DescribedPredicate<JavaClass> others(String all, String allowed) {
		return resideInAPackage(all).and(not(resideInAPackage(allowed)));
	}

}
