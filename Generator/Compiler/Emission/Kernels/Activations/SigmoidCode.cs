using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="SigmoidOperation"/>.</summary>
internal sealed class SigmoidCode : ActivationCode
{
    public override Type OperationType => typeof(SigmoidOperation);

    public override string Value(Isa isa, ActivationOperation operation, string x) => $"VectorMath.Sigmoid({x})";

    // s' = s (1 - s)
    public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy) =>
        $"{dy} * ({y} * ({isa.Splat(1)} - {y}))";
}
