using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="Relu6Operation"/>.</summary>
internal sealed class Relu6Code : ActivationCode
{
    public override Type OperationType => typeof(Relu6Operation);

    public override string Value(Isa isa, ActivationOperation operation, string x) => isa.Min(isa.Splat(6), isa.Max(isa.Zero, x));

    // 0 at both ends, as in PyTorch.
    public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy) => isa.And(dy, isa.NotAtBounds(y, 0, 6));
}
