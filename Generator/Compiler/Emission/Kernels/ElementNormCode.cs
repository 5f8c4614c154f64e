using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Spells calls of the runtime's batch normalization element by element.</summary>
internal static class ElementNormCode
{
    public static string Norm(NormGeometry geometry, ActivationOperation? activation)
    {
        string slope = activation switch { null => "1f", LeakyReluOperation { Slope: var factor } => CodeWriter.Number(factor), _ => "0f" };
        return Invariant($"new ElementNorm({geometry.Rows}, {geometry.Columns}, {geometry.Elements}, {slope})");
    }

    /// <summary>An operand and its strides.</summary>
    public static string Value(string operand, Strides strides) =>
        Invariant($"ref {operand}, new ElementStrides({strides.Row}, {strides.Pixel}, 1, {strides.Sample})");
}
