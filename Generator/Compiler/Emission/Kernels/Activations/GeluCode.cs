using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="GeluOperation"/>.</summary>
internal sealed class GeluCode : ActivationCode
{
    public override Type OperationType => typeof(GeluOperation);

    public override string Value(Isa isa, ActivationOperation operation, string x) => $"VectorMath.{Function(operation)}({x})";

    public override string Gradient(Isa isa, ActivationOperation operation, string x, string dy) =>
        $"{dy} * VectorMath.{Function(operation)}Derivative({x})";

    private static string Function(ActivationOperation operation) => ((GeluOperation)operation).Approximate ? "GeluTanh" : "Gelu";
}
