package dev.corno.backend.kernel;

import dev.corno.backend.onednn.OpenMp;
import dev.corno.backend.plan.Call;
import dev.corno.backend.plan.Slot;
import java.util.List;

/**
 * A call that runs on one thread, whatever the plan's others do: one of many small parts, each of which would make threads wait for one
 * another.
 *
 * @param call the call, whose operation was chosen for one thread, too
 */
record SerialCall(Call call) implements Call {

    @Override
    public String what() {
        return call.what();
    }

    @Override
    public List<Slot> reads() {
        return call.reads();
    }

    @Override
    public List<Slot> writes() {
        return call.writes();
    }

    @Override
    public long scratchpadBytes() {
        return call.scratchpadBytes();
    }

    @Override
    public void bind(Slot scratchpad) {
        int before = OpenMp.used();
        OpenMp.use(1);
        call.bind(scratchpad);
        OpenMp.use(before);
    }

    @Override
    public void run() {
        int before = OpenMp.used();
        OpenMp.use(1);
        call.run();
        OpenMp.use(before);
    }

    @Override
    public void close() {
        call.close();
    }
}
