package dev.corno.backend.plan;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_scratchpad_md;

import dev.corno.backend.onednn.Attributes;
import dev.corno.backend.onednn.Binary;
import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.Operation;
import dev.corno.backend.onednn.Primitive;
import java.util.ArrayList;
import java.util.List;

/** A oneDNN operation on slots. */
public final class PrimitiveCall implements Call {

    private final String what;
    private final Operation operation;
    private final List<Operand> operands = new ArrayList<>();
    private boolean worksAlone;
    private Primitive primitive;

    /**
     * An operation without operands yet.
     *
     * @param what what it does, in a word or two
     * @param operation the operation
     */
    public PrimitiveCall(String what, Operation operation) {
        this.what = what;
        this.operation = operation;
    }

    /**
     * {@return a function of each pair of numbers of two slots of one length}
     *
     * @param what what it does, in a word or two
     * @param function the function
     * @param attributes what is done with its result before that is written
     * @param first the first numbers
     * @param second the second numbers
     * @param result where the results go; may be one of the others
     */
    public static PrimitiveCall pairs(String what, Binary function, Attributes attributes, Slot first, Slot second, Slot result) {
        Descriptor layout = Descriptor.rowMajor(result.length());
        return new PrimitiveCall(what, function.of(layout, layout, layout, attributes)).read(DNNL_ARG_SRC_0, first, layout)
                .read(DNNL_ARG_SRC_1, second, layout).write(DNNL_ARG_DST, result, layout);
    }

    /**
     * Adds what is read.
     *
     * @param role oneDNN's name of the operand, such as {@code DNNL_ARG_SRC}
     * @param slot where the numbers are
     * @param layout how they lie
     * @return this
     */
    public PrimitiveCall read(int role, Slot slot, Descriptor layout) {
        return read(role, slot, layout, 0);
    }

    /**
     * Adds what is read from a part of a slot.
     *
     * @param role oneDNN's name of the operand, such as {@code DNNL_ARG_SRC}
     * @param slot where the numbers are
     * @param layout how they lie
     * @param from where in the slot the part starts
     * @return this
     */
    public PrimitiveCall read(int role, Slot slot, Descriptor layout, long from) {
        operands.add(new Operand(role, slot, layout, from, true, false));
        return this;
    }

    /**
     * Adds what is written.
     *
     * @param role oneDNN's name of the operand, such as {@code DNNL_ARG_DST}
     * @param slot where the numbers go
     * @param layout how they lie
     * @return this
     */
    public PrimitiveCall write(int role, Slot slot, Descriptor layout) {
        return write(role, slot, layout, 0);
    }

    /**
     * Adds what is written to a part of a slot.
     *
     * @param role oneDNN's name of the operand, such as {@code DNNL_ARG_DST}
     * @param slot where the numbers go
     * @param layout how they lie
     * @param from where in the slot the part starts
     * @return this
     */
    public PrimitiveCall write(int role, Slot slot, Descriptor layout, long from) {
        operands.add(new Operand(role, slot, layout, from, false, true));
        return this;
    }

    /**
     * Adds what is read and changed in place, or only written in part.
     *
     * @param role oneDNN's name of the operand, such as {@code DNNL_ARG_DST}
     * @param slot where the numbers are
     * @param layout how they lie
     * @return this
     */
    public PrimitiveCall update(int role, Slot slot, Descriptor layout) {
        return update(role, slot, layout, 0);
    }

    /**
     * Adds what is read and changed in place, or only written in part, in a part of a slot.
     *
     * @param role oneDNN's name of the operand, such as {@code DNNL_ARG_DST}
     * @param slot where the numbers are
     * @param layout how they lie
     * @param from where in the slot the part starts
     * @return this
     */
    public PrimitiveCall update(int role, Slot slot, Descriptor layout, long from) {
        operands.add(new Operand(role, slot, layout, from, true, true));
        return this;
    }

    /**
     * Gives room of its own to work in, so that it may run at the same time as other calls.
     *
     * @param slot room for {@link Operation#scratchpadBytes}
     * @return this
     */
    public PrimitiveCall workIn(Slot slot) {
        worksAlone = true;
        return operation.scratchpadBytes() == 0 ? this
                : write(DNNL_ARG_SCRATCHPAD, slot, operation.layout(dnnl_query_scratchpad_md));
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public List<Slot> reads() {
        return operands.stream().filter(Operand::isRead).map(Operand::slot).toList();
    }

    @Override
    public List<Slot> writes() {
        return operands.stream().filter(Operand::isWritten).map(Operand::slot).toList();
    }

    @Override
    public long scratchpadBytes() {
        return worksAlone ? 0 : operation.scratchpadBytes();
    }

    @Override
    public void bind(Slot scratchpad) {
        List<Primitive.Argument> arguments = new ArrayList<>();
        for (Operand operand : operands) {
            arguments.add(new Primitive.Argument(operand.role(), operand.layout(), operand.slot().pointer().getPointer(operand.from())));
        }
        if (scratchpadBytes() > 0) {
            arguments.add(new Primitive.Argument(DNNL_ARG_SCRATCHPAD, operation.layout(dnnl_query_scratchpad_md), scratchpad.pointer()));
        }
        primitive = new Primitive(operation, arguments);
    }

    @Override
    public void run() {
        primitive.execute();
    }

    @Override
    public void close() {
        if (primitive != null) {
            primitive.close();
            primitive = null;
        }
        operation.close();
    }

    private record Operand(int role, Slot slot, Descriptor layout, long from, boolean isRead, boolean isWritten) {
    }
}
