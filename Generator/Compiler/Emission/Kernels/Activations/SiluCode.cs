using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="SiluOperation"/>.</summary>
internal sealed class SiluCode : ActivationCode
{
    public override Type OperationType => typeof(SiluOperation);

    public override string Value(Isa isa, ActivationOperation operation, string x) => $"VectorMath.Silu({x})";

    public override string Gradient(Isa isa, ActivationOperation operation, string x, string dy) =>
        $"{dy} * VectorMath.SiluDerivative({x})";
}
