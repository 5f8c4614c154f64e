using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="MishOperation"/>.</summary>
internal sealed class MishCode : ActivationCode
{
    public override Type OperationType => typeof(MishOperation);

    public override string Value(Isa isa, ActivationOperation operation, string x) => $"VectorMath.Mish({x})";

    public override string Gradient(Isa isa, ActivationOperation operation, string x, string dy) =>
        $"{dy} * VectorMath.MishDerivative({x})";
}
