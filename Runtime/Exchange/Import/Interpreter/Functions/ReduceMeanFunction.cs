namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The mean along some axes; along all where none is given. They are an input from opset 18 on.</summary>
internal sealed class ReduceMeanFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        IEnumerable<long> given = arguments.Integers("axes", 1) ?? [.. Enumerable.Range(0, x.Rank).Select(axis => (long)axis)];
        HashSet<int> axes = [.. given.Select(axis => ModelNode.Axis(axis, x.Rank))];
        int[] kept = [.. x.Extents.Select((extent, axis) => axes.Contains(axis) ? 1 : extent)];
        Tensor y = Tensor.Of(kept);
        int[] strides = y.Strides(), own = x.Strides();
        for (int i = 0; i < x.Values.Length; i++)
        {
            int place = Enumerable.Range(0, x.Rank).Sum(axis => axes.Contains(axis) ? 0 : i / own[axis] % x.Extents[axis] * strides[axis]);
            y.Values[place] += x.Values[i];
        }

        double count = x.Values.Length / (double)y.Values.Length;
        for (int i = 0; i < y.Values.Length; i++)
            y.Values[i] /= count;
        return arguments.Node.Integer("keepdims", 1) != 0 ? y : y.With([.. kept.Where((_, axis) => !axes.Contains(axis))]);
    }
}
