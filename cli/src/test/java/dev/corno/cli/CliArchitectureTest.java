package dev.corno.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.corno.layers.Interpolation;

/** Keeps the command line thin, and the zoo on the public API. */
@AnalyzeClasses(packages = {"dev.corno.cli", "dev.corno.zoo"}, importOptions = ImportOption.DoNotIncludeTests.class)
class CliArchitectureTest {

    @ArchTest
    static final ArchRule neitherCommandsNorZooKnowTheEngine = noClasses()
            .should().dependOnClassesThat().resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..",
                    "dev.corno.backend.dl4j..");

    @ArchTest
    static final ArchRule commandsDefineNoLayers = noClasses().that().resideInAPackage("dev.corno.cli..")
            .should().dependOnClassesThat(resideInAPackage("dev.corno.layers..").and(not(type(Interpolation.class)))
                    .and(not(resideInAPackage("dev.corno.layers.preprocessing"))));

    @ArchTest
    static final ArchRule reportsDoNotKnowTheFramework = noClasses().that().resideInAPackage("dev.corno.cli.report")
            .should().dependOnClassesThat().resideInAnyPackage("dev.corno.models..", "dev.corno.training..", "dev.corno.tensor..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = SlicesRuleDefinition.slices().matching("dev.corno.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule staticFieldsAreFinal = fields().that().areStatic().should().beFinal();
}
