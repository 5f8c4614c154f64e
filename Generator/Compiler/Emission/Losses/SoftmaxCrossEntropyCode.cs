using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>
/// Calls the plain cross-entropy, or the one with label smoothing, class weights and, of class indices, an ignored label where one of them
/// is set.
/// </summary>
internal sealed class SoftmaxCrossEntropyCode : LossCode
{
    // No label is negative where none is ignored.
    private const int NoLabel = -1;

    protected override Type OperationType => typeof(SoftmaxCrossEntropyOperation);

    public override IEnumerable<string> Settings(LossOperation operation, int slot)
    {
        var loss = (SoftmaxCrossEntropyOperation)operation;
        if (loss is { LabelSmoothing: 0, ClassWeights.Count: 0, IgnoredLabel: null })
            return [];
        string weights = loss.ClassWeights.Count == 0 ? "default" : Weights(slot);
        string smoothing = CodeWriter.Number(loss.LabelSmoothing);
        return loss.Probabilities ? [smoothing, weights] : [smoothing, weights, CodeWriter.Number(loss.IgnoredLabel ?? NoLabel)];
    }

    public override IEnumerable<string> Members(LossOperation operation, int slot)
    {
        if (operation.ClassWeights.Count > 0)
        {
            string numbers = string.Join(", ", operation.ClassWeights.Select(CodeWriter.Number));
            yield return $"private static ReadOnlySpan<float> {Weights(slot)} => new float[] {{ {numbers} }};";
        }
    }

    private static string Weights(int slot) => Invariant($"ClassWeights{slot}");
}
