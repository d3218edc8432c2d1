package io.yarnsubmit.map.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yarnsubmit.map.files.LocalRunFiles;
import io.yarnsubmit.map.log.AttemptLog;
import io.yarnsubmit.map.plan.CommandTemplate;
import io.yarnsubmit.map.plan.MapOptions;
import io.yarnsubmit.map.plan.MapPlan;
import io.yarnsubmit.map.plan.NumberRange;
import io.yarnsubmit.map.run.MapAction.Deliver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultWriterTest {
    private final Set<Integer> delivered = ConcurrentHashMap.newKeySet();
    private Path joblog;

    @BeforeEach
    void choose(@TempDir Path directory) {
        joblog = directory.resolve("joblog");
    }

    private ResultLog log() throws IOException {
        MapOptions options = new MapOptions(
                1,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(joblog.toString()),
                false,
                false,
                MapOptions.Resume.NO,
                0,
                Optional.empty(),
                0);
        MapPlan plan = new MapPlan(CommandTemplate.of(List.of("true"), false), options, NumberRange.parse("1-1000"));
        return ResultLog.required(new AttemptLog(plan, name -> new LocalRunFiles(), Optional.empty(), 1)
                .openJoblog()
                .orElseThrow());
    }

    private static Deliver deliver(int number) {
        return new Deliver(MapCoreTest.end(number, 1, 0), "h");
    }

    private Set<Integer> logged() throws IOException {
        return Files.readAllLines(joblog).stream()
                .skip(1)
                .map(line -> Integer.valueOf(line.split("\t")[0]))
                .collect(Collectors.toSet());
    }

    @Test
    void severalAtATime_allAreLogged() throws Exception {
        try (ResultLog log = log()) {
            ResultWriter resultWriter = ResultWriter.together(end -> delivered.add(end.number()), log, 4);
            for (int number = 1; number <= 1000; number++) {
                resultWriter.deliver(deliver(number));
            }
            resultWriter.finish();
        }
        assertThat(delivered).hasSize(1000);
        assertThat(logged()).isEqualTo(IntStream.rangeClosed(1, 1000).boxed().collect(Collectors.toSet()));
    }

    @Test
    void whatCouldNotBeWritten_isNotLogged() throws Exception {
        try (ResultLog log = log()) {
            ResultWriter resultWriter = ResultWriter.together(
                    end -> {
                        if (end.number() == 3) {
                            throw new IOException("quota");
                        }
                        delivered.add(end.number());
                    },
                    log,
                    1);
            assertThatThrownBy(() -> {
                        for (int number = 1; number <= 9; number++) {
                            resultWriter.deliver(deliver(number));
                        }
                        resultWriter.finish();
                    })
                    .hasMessage("The output cannot be written: quota");
            assertThatThrownBy(resultWriter::finish).hasMessageContaining("quota");
        }
        assertThat(delivered).containsExactlyInAnyOrder(1, 2);
        assertThat(logged()).containsExactlyInAnyOrder(1, 2);
    }
}
