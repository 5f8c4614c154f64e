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
        {
            if (steps?[i] < 1)
                throw arguments.Wrong($"its step is {steps[i]}");
            x = Along(x, ModelNode.Axis(axes[i], x.Rank), starts[i], ends[i], steps?[i] ?? 1);
        }

        return x;
    }

    /// <summary>The first element that is taken, and the one behind the last; a negative number counts from the end.</summary>
    public static (int From, int To) Bounds(long start, long end, int count) =>
        ((int)Math.Clamp(start < 0 ? start + count : start, 0, count), (int)Math.Clamp(end < 0 ? end + count : end, 0, count));

    /// <summary>One in so many elements along an axis.</summary>
    public static Tensor Along(Tensor x, int axis, long start, long end, long step)
    {
        int count = x.Extents[axis], inner = Tensor.Product(x.Extents[(axis + 1)..]);
        (int from, int to) = Bounds(start, end, count);
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
