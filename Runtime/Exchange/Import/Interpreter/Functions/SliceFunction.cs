namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>From start to before end along some axes, forwards; they are inputs from opset 10 on.</summary>
internal sealed class SliceFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        long[]? starts = arguments.Integers("starts", 1), ends = arguments.Integers("ends", 2);
        if (starts is null || ends is null)
            throw arguments.Wrong("it has no starts or no ends");
        long[] axes = arguments.Integers("axes", 3) ?? [.. Enumerable.Range(0, starts.Length).Select(axis => (long)axis)];
        long[]? steps = arguments.Integers("steps", 4);
        for (int i = 0; i < axes.Length; i++)
            x = Along(arguments, x, ModelNode.Axis(axes[i], x.Rank), starts[i], ends[i], steps?[i] ?? 1);
        return x;
    }

    private static Tensor Along(NodeArguments arguments, Tensor x, int axis, long start, long end, long step)
    {
        if (step < 1)
            throw arguments.Wrong($"its step is {step}");
        int count = x.Extents[axis], inner = Tensor.Product(x.Extents[(axis + 1)..]);
        int from = (int)Math.Clamp(start < 0 ? start + count : start, 0, count);
        int to = (int)Math.Clamp(end < 0 ? end + count : end, 0, count);
        int[] kept = [.. Enumerable.Range(0, count).Where(index => index >= from && index < to && (index - from) % step == 0)];
        int[] extents = [.. x.Extents];
        extents[axis] = kept.Length;
        int outer = Tensor.Product(x.Extents[..axis]);
        return new Tensor(extents,
        [
            .. from o in Enumerable.Range(0, outer)
            from index in kept
            from i in Enumerable.Range(0, inner)
            select x.Values[(((o * count) + index) * inner) + i],
        ]);
    }
}
