namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// The value before it plus a stage, through a projection where their extents differ: a 1x1 convolution, with a bias, or with a batch
/// normalisation behind it if one made the value before.
/// </summary>
internal sealed class Residual(string skipped) : StageOperation
{
    private const string Projection = ".projection";

    public override IReadOnlyList<string> Joined => [skipped];

    public override IEnumerable<string> Arguments => [Spelling.Stage(skipped)];

    public override int AppendTo(StageBuilder stage, int[] inputs)
    {
        (int before, int shortcut) = (inputs[0], inputs[1]);
        (Extent to, Extent from) = (stage.ExtentOf(before), stage.ExtentOf(shortcut));
        if (from == to)
            return stage.Append(new Add(), inputs);
        bool isNormalised = stage.OperationAt(before) is BatchNorm;
        shortcut = stage.Append(new Conv(1, 1, to.Channels) { Stride = Stride(from, to), Bias = !isNormalised }, [shortcut], Projection);
        if (isNormalised)
            shortcut = stage.Append(new BatchNorm(), [shortcut], Projection);
        return stage.Append(new Add(), [before, shortcut]);
    }

    /// <summary>The least one that makes both extents equal: ceil(extent / stride) rows and columns come out of a 1x1 convolution.</summary>
    private static int Stride(Extent from, Extent to) => Enumerable.Range(1, Math.Max(from.Height, from.Width))
        .First(stride => (from.Height + stride - 1) / stride == to.Height && (from.Width + stride - 1) / stride == to.Width);
}
