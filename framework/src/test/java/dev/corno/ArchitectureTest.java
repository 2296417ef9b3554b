package dev.corno;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.corno.backend.BackendException;
import dev.corno.graph.Layer;
import dev.corno.models.Model;
import java.util.List;

/** Holds the seams that docs/architecture.md draws. */
@AnalyzeClasses(packages = "dev.corno", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Packages in the order in which they may depend on one another: each on those before it only. */
    private static final List<String> ORDER = List.of("tensor", "activations", "expression", "initializers", "regularizers",
            "constraints", "losses", "metrics", "optimizers", "graph", "layers", "data", "datasets", "saving", "backend", "callbacks",
            "training", "models");

    @ArchTest
    static final ArchRule packagesDependOnlyOnEarlierOnes = packageOrder();

    @ArchTest
    static final ArchRule packagesHaveNoCycles = SlicesRuleDefinition.slices().matching("dev.corno.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheBackendKnowsDl4j = noClasses()
            .that().resideOutsideOfPackage("dev.corno.backend.dl4j..").and().doNotBelongToAnyOf(Model.class)
            .should().dependOnClassesThat().resideInAnyPackage("org.nd4j..", "org.deeplearning4j..");

    @ArchTest
    static final ArchRule onlyTheBackendAndThePlanKnowNativeCode = noClasses()
            .that().resideOutsideOfPackages("dev.corno.backend.dl4j..", "dev.corno.backend.plan..", "dev.corno.backend.kernel..",
                    "dev.corno.backend.onednn..")
            .should().dependOnClassesThat().resideInAnyPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule oneDnnIsBoundForAnyone = noClasses()
            .that().resideInAPackage("dev.corno.backend.onednn..")
            .should().dependOnClassesThat(resideInAPackage("dev.corno..").and(not(resideInAPackage("dev.corno.backend.onednn..")))
                    .and(not(equivalentTo(BackendException.class))));

    @ArchTest
    static final ArchRule thePlanKnowsNoKernelAndNoDl4j = noClasses()
            .that().resideInAPackage("dev.corno.backend.plan..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.corno.backend.kernel..", "dev.corno.backend.dl4j..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsJna = noClasses().that().resideOutsideOfPackage("dev.corno.backend.onednn..")
            .should().dependOnClassesThat().resideInAPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule theModelNamesTheEngineInOneMethodOnly = noMethods()
            .that().areDeclaredIn(Model.class).and().doNotHaveName("toComputationGraph")
            .should().haveRawReturnType(com.tngtech.archunit.base.DescribedPredicate.describe("an engine type",
                    type -> type.getPackageName().startsWith("org.deeplearning4j") || type.getPackageName().startsWith("org.nd4j")));

    @ArchTest
    static final ArchRule nothingDeserialisesJavaObjects = noClasses()
            .should().dependOnClassesThat().belongToAnyOf(java.io.ObjectInputStream.class);

    @ArchTest
    static final ArchRule noClassIsLoadedByName = noClasses().should().callMethod(Class.class, "forName", String.class);

    @ArchTest
    static final ArchRule noPackageHasANameThatTellsNothing = noClasses()
            .should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..base..", "..misc..");

    @ArchTest
    static final ArchRule layersAreRecords = classes().that().implement(Layer.class).and().areNotInterfaces()
            .and().resideInAPackage("dev.corno.layers..").should().beRecords();

    @ArchTest
    static final ArchRule staticFieldsAreFinal = fields().that().areStatic().should().beFinal();

    private static LayeredArchitecture packageOrder() {
        LayeredArchitecture layered = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : ORDER) {
            layered = layered.layer(name).definedBy("dev.corno." + name + "..");
        }
        for (int i = 0; i < ORDER.size(); i++) {
            layered = i == ORDER.size() - 1 ? layered.whereLayer(ORDER.get(i)).mayNotBeAccessedByAnyLayer()
                    : layered.whereLayer(ORDER.get(i)).mayOnlyBeAccessedByLayers(ORDER.subList(i + 1, ORDER.size()).toArray(String[]::new));
        }
        return layered;
    }
}
