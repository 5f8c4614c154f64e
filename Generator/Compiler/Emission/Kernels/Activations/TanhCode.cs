using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="TanhOperation"/>.</summary>
internal sealed class TanhCode : ActivationCode
{
    public override Type OperationType => typeof(TanhOperation);

    public override string Value(Isa isa, ActivationOperation operation, string x) => $"VectorMath.Tanh({x})";

    // tanh' = 1 - tanh²
    public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy) => $"{dy} * ({isa.Splat(1)} - {y} * {y})";
}
