namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// The value before it plus a stage, through a projection where their extents differ: a 1x1 convolution, with a bias, or with a batch
/// normalization behind it if one made the value before, with the settings of that.
/// </summary>
internal sealed class Residual(string skipped) : StageOperation
{
    private const string Projection = "projection";

    public override IReadOnlyList<string> Joined => [skipped];

    public override IEnumerable<string> Arguments => [Spelling.Stage(skipped)];

    public override int AppendTo(StageBuilder stage, int[] inputs)
    {
        (int before, int shortcut) = (inputs[0], inputs[1]);
        (Extent to, Extent from) = (stage.ExtentOf(before), stage.ExtentOf(shortcut));
        if (from == to)
            return stage.Append(new Add(), inputs);
        var norm = stage.OperationAt(before) as BatchNorm;
        shortcut = stage.Append(Project(from, to, norm is null), [shortcut], Projection);
        if (norm is not null)
            shortcut = stage.Append(new BatchNorm { Momentum = (norm.Owner ?? norm).Momentum, Epsilon = (norm.Owner ?? norm).Epsilon },
                [shortcut], Projection);
        return stage.Append(new Add(), [before, shortcut]);
    }

    private static Conv Project(Extent from, Extent to, bool bias) =>
        new(1, 1, to.Channels) { StrideY = Strides(from, to).Y, StrideX = Strides(from, to).X, Bias = bias };

    /// <summary>The least stride that makes both extents equal, the same in both directions if there is one.</summary>
    private static (int Y, int X) Strides(Extent from, Extent to)
    {
        int[] rows = Leading(from.Height, to.Height), columns = Leading(from.Width, to.Width);
        int[] both = [.. rows.Intersect(columns)];
        return both.Length > 0 ? (both[0], both[0]) : (rows[0], columns[0]);
    }

    /// <summary>The strides with which ceil(from / stride) rows or columns are as many as wanted.</summary>
    private static int[] Leading(int from, int to) => [.. Enumerable.Range(1, from).Where(stride => (from + stride - 1) / stride == to)];
}
