using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Hands the grid and its anchors to the loss of YOLO.</summary>
internal sealed class YoloCode : LossCode
{
    protected override Type OperationType => typeof(YoloOperation);

    public override IEnumerable<string> Settings(LossOperation operation, int slot) =>
        [Invariant($"Grid{slot}"), Invariant($"Anchors{slot}"), Invariant($"Mask{slot}")];

    public override IEnumerable<string> Members(LossOperation operation, int slot)
    {
        var loss = (YoloOperation)operation;
        string grid = string.Join(
            ", ", new[] { loss.Version, loss.Rows, loss.Columns, loss.Classes, loss.MaximumBoxes }.Select(CodeWriter.Number));
        string mask = string.Join(", ", loss.Mask.Select(CodeWriter.Number));
        string anchors = string.Join(", ", loss.Anchors.Select(CodeWriter.Number));
        yield return Invariant($"private static YoloGrid Grid{slot} => new({grid}, {CodeWriter.Number(loss.IgnoreAbove)});");
        yield return Invariant($"private static ReadOnlySpan<float> Anchors{slot} => new float[] {{ {anchors} }};");
        yield return Invariant($"private static ReadOnlySpan<int> Mask{slot} => new int[] {{ {mask} }};");
    }
}
