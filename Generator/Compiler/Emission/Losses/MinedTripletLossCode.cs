using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Emission;

/// <summary>Names the triplets that are mined, and how they are compared.</summary>
internal sealed class MinedTripletLossCode : LossCode
{
    protected override Type OperationType => typeof(MinedTripletLossOperation);

    public override IEnumerable<string> Settings(LossOperation operation, int slot)
    {
        var loss = (MinedTripletLossOperation)operation;
        return
        [
            CodeWriter.Number(loss.Margin), $"global::Unroll.Mining.{loss.Mining}", $"squared: {CodeWriter.Truth(loss.Squared)}",
            $"nonZero: {CodeWriter.Truth(loss.NonZero)}",
        ];
    }
}
