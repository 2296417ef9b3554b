package dev.corno.cli.report;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** Whether Java can draw text here: small installations have neither fontconfig nor a font. */
public final class Fonts {

    private Fonts() {
    }

    /** {@return whether there is a font} */
    public static boolean areThere() {
        try {
            return new Font(Font.SANS_SERIF, Font.PLAIN, 12).getLineMetrics("0", new FontRenderContext(null, true, true)).getHeight() > 0;
        } catch (RuntimeException | InternalError | LinkageError e) {
            return false;
        }
    }
}
