using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="EluOperation"/>.</summary>
internal sealed class EluCode : ActivationCode
{
    public override Type OperationType => typeof(EluOperation);

    public override string Value(Isa isa, ActivationOperation operation, string x) =>
        $"VectorMath.Elu({x}, {CodeWriter.Number(((EluOperation)operation).Alpha)}, 1f)";

    // Below 0 the derivative alpha e^x is y + alpha; at 0 it is alpha, as in PyTorch.
    public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy) =>
        $"{dy} * {isa.Select(isa.Greater(y, isa.Zero), isa.Splat(1), $"{y} + {isa.Splat(((EluOperation)operation).Alpha)}")}";
}
