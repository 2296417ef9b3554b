package dev.corno.backend.kernel;

import dev.corno.backend.onednn.OpenMp;
import dev.corno.backend.plan.Call;
import dev.corno.backend.plan.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;

/**
 * Calls that run at the same time, each on one thread. OpenMP's threads would wait for one another after each small part of a long
 * operation, these only at its end; and what no other thread has begun by then, the waiting one does itself.
 */
final class ParallelCall implements Call {

    private final List<Call> calls;
    private final List<ForkJoinTask<?>> others = new ArrayList<>();

    /**
     * Binds nothing yet.
     *
     * @param calls what runs, with operations that were chosen for one thread; at least one
     */
    ParallelCall(List<? extends Call> calls) {
        this.calls = List.copyOf(calls);
        for (Call call : this.calls.subList(1, calls.size())) {
            others.add(ForkJoinTask.adapt(() -> runAlone(call)));
        }
    }

    @Override
    public String what() {
        return calls.get(0).what();
    }

    @Override
    public List<Slot> reads() {
        return calls.stream().flatMap(call -> call.reads().stream()).toList();
    }

    @Override
    public List<Slot> writes() {
        return calls.stream().flatMap(call -> call.writes().stream()).toList();
    }

    @Override
    public void bind(Slot scratchpad) {
        int before = OpenMp.used();
        OpenMp.use(1);
        calls.forEach(call -> call.bind(scratchpad));
        OpenMp.use(before);
    }

    @Override
    public void run() {
        int before = OpenMp.used();
        for (int i = 0; i < others.size(); i++) {
            others.get(i).reinitialize();
            others.get(i).fork();
        }
        try {
            runAlone(calls.get(0));
        } finally {
            for (int i = 0; i < others.size(); i++) {
                others.get(i).join();
            }
            OpenMp.use(before);
        }
    }

    private static void runAlone(Call call) {
        OpenMp.use(1);
        call.run();
    }

    @Override
    public void close() {
        calls.forEach(Call::close);
    }
}
