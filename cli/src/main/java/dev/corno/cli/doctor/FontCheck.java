package dev.corno.cli.doctor;

import dev.corno.cli.report.Fonts;
import java.util.List;

/**
 * Whether pictures of learning curves have text.
 *
 * @param fontsAreThere whether Java found a font
 */
record FontCheck(boolean fontsAreThere) implements Check {

    static FontCheck ofThisMachine() {
        return new FontCheck(Fonts.areThere());
    }

    @Override
    public List<Finding> examine() {
        return List.of(fontsAreThere ? Finding.ok("fonts", "found")
                : Finding.note("fonts", "none; curves.png has no text, report.html has",
                        "Install fontconfig and a font, such as the package fonts-dejavu-core."));
    }
}
