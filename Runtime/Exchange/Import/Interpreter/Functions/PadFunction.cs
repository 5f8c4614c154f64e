namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Elements added before and behind extents, or taken away where their number is below 0; inputs from opset 11 on.</summary>
internal sealed class PadFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        long[] pads = arguments.Integers("pads", 1) ?? throw arguments.Wrong("it has no pads");
        long[] axes = arguments.Optional(3) is { } given
            ? [.. given.Values.Select(axis => (long)axis)] : [.. Enumerable.Range(0, x.Rank).Select(axis => (long)axis)];
        double constant = arguments.Optional(2)?.Values[0] ?? arguments.Node.Number("value", 0);
        string mode = arguments.Node.Text("mode", "constant");
        if (pads.Length != 2 * axes.Length)
            throw arguments.Wrong($"{pads.Length} pads are none of {axes.Length} axes");
        for (int i = 0; i < axes.Length; i++)
            x = Along(arguments, x, ModelNode.Axis(axes[i], x.Rank), (int)pads[i], (int)pads[axes.Length + i], mode, constant);
        return x;
    }

    private static Tensor Along(NodeArguments arguments, Tensor x, int axis, int before, int after, string mode, double constant)
    {
        int count = x.Extents[axis], inner = Tensor.Product(x.Extents[(axis + 1)..]);
        int[] extents = [.. x.Extents];
        extents[axis] = checked(before + count + after);
        if (extents[axis] < 0)
            throw arguments.Wrong($"its pads take away more than the {count} elements that there are");
        Tensor result = Tensor.Of(extents);
        for (int element = 0; element < result.Values.Length; element++)
        {
            int i = element % inner, place = (element / inner % extents[axis]) - before, outer = element / inner / extents[axis];
            int at = place >= 0 && place < count ? place : Outside(place);
            result.Values[element] = at < 0 ? constant : x.Values[(((outer * count) + at) * inner) + i];
        }

        return result;

        int Outside(int place)
        {
            switch (mode)
            {
                case "constant":
                    return -1;
                case "edge":
                    return place < 0 ? 0 : count - 1;
                case "wrap":
                    return ((place % count) + count) % count;
                case "reflect":
                    int turn = 2 * Math.Max(count - 1, 1), within = ((place % turn) + turn) % turn;
                    return count == 1 ? 0 : Math.Min(within, turn - within);
                default:
                    throw arguments.Wrong($"its mode is {Printable.Of(mode)}");
            }
        }
    }
}
