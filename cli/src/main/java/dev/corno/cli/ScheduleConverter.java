package dev.corno.cli;

import dev.corno.cli.run.ScheduleName;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads schedules by the names that help shows, such as {@code one-cycle}. */
final class ScheduleConverter implements ITypeConverter<ScheduleName> {

    @Override
    public ScheduleName convert(String word) {
        List<ScheduleName> known = List.of(ScheduleName.values());
        return known.stream().filter(schedule -> schedule.toString().equalsIgnoreCase(word)).findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of " + known + " but was '" + word + "'"));
    }
}
