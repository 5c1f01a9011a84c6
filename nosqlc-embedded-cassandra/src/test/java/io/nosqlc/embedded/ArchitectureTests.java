package io.nosqlc.embedded;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "io.nosqlc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule dependsOnNothing = classes().that()
		.resideInAPackage("io.nosqlc.embedded")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("io.nosqlc.embedded", "java..", "org.jspecify.annotations")
		.because("applications get this module beside a driver and a Netty of their own");

	@ArchTest
	static final ArchRule junitIsOptional = noClasses().that()
		.resideOutsideOfPackage("io.nosqlc.embedded.junit")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.junit..", "io.nosqlc.embedded.junit")
		.because("applications that run an embedded server have no JUnit");

	@ArchTest
	static final ArchRule junitSeesThePublicApiOnly = classes().that()
		.resideInAPackage("io.nosqlc.embedded.junit")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("io.nosqlc.embedded..", "java..", "org.junit.jupiter.api..", "org.jspecify.annotations")
		.because("the extension must work with JUnit Jupiter 5.12 and 6, whose common API this is");

}
