using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="SoftplusOperation"/>.</summary>
internal sealed class SoftplusCode : ActivationCode
{
    public override Type OperationType => typeof(SoftplusOperation);

    public override string Value(Isa isa, ActivationOperation operation, string x) =>
        $"VectorMath.Softplus({x}, {CodeWriter.Number(((SoftplusOperation)operation).Beta)})";

    public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy) =>
        $"{dy} * VectorMath.SoftplusDerivative({y}, {CodeWriter.Number(((SoftplusOperation)operation).Beta)})";
}
