package dev.corno.cli.report;

/** Makes text safe to be placed inside HTML, in elements and in quoted attributes. */
final class Html {

    private Html() {
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
