package dev.corno.backend.kernel;

import dev.corno.backend.onednn.OpenMp;
import dev.corno.backend.plan.Call;
import dev.corno.backend.plan.Slot;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Calls that run at the same time, each on one thread. OpenMP's threads would wait for one another after each small part of a long
 * operation, these only at its end; and what no other thread has begun by then, the waiting one does itself.
 */
final class ParallelCall implements Call {

    private final List<Call> calls;

    /**
     * Binds nothing yet.
     *
     * @param calls what runs, with operations that were chosen for one thread; at least one
     */
    ParallelCall(List<? extends Call> calls) {
        this.calls = List.copyOf(calls);
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

    // Waits without helping the pool: a task of another prediction would run in the middle of this one.
    @Override
    public void run() {
        int before = OpenMp.used();
        Round round = new Round(calls);
        for (int i = 1; i < calls.size(); i++) {
            ForkJoinPool.commonPool().execute(round);
        }
        try {
            round.run();
            round.await();
        } finally {
            OpenMp.use(before);
        }
    }

    /** One run of all calls, each by whoever comes first. */
    private static final class Round implements Runnable {

        private final List<Call> calls;
        private final AtomicInteger begun = new AtomicInteger();
        private final CountDownLatch remaining;
        private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

        Round(List<Call> calls) {
            this.calls = calls;
            this.remaining = new CountDownLatch(calls.size());
        }

        @Override
        public void run() {
            for (int i = begun.getAndIncrement(); i < calls.size(); i = begun.getAndIncrement()) {
                try {
                    OpenMp.use(1);
                    calls.get(i).run();
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                } finally {
                    remaining.countDown();
                }
            }
        }

        /** Waits for all calls, also when interrupted: native code must not be left at work on arrays that may be freed. */
        void await() {
            boolean isInterrupted = false;
            while (remaining.getCount() > 0) {
                try {
                    remaining.await();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
            if (failure.get() != null) {
                throw failure.get();
            }
        }
    }

    @Override
    public void close() {
        calls.forEach(Call::close);
    }
}
