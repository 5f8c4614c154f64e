using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Spells calls of the runtime's batch normalization element by element.</summary>
internal static class ElementNormCode
{
    public static string Norm(NormGeometry geometry, ActivationOperation? activation)
    {
        float slope = activation is null ? 1 : activation.NegativeSlope ?? throw new NotSupportedException();
        return Invariant($"new ElementNorm({geometry.Rows}, {geometry.Columns}, {geometry.Elements}, {CodeWriter.Number(slope)})");
    }

    /// <summary>An operand and its strides.</summary>
    public static string Value(string operand, Strides strides) =>
        Invariant($"ref {operand}, new ElementStrides({strides.Row}, {strides.Pixel}, 1, {strides.Sample})");
}
