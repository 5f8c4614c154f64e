using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="ReluOperation"/>.</summary>
internal sealed class ReluCode : ActivationCode
{
    public override Type OperationType => typeof(ReluOperation);

    public override string Value(Isa isa, ActivationOperation operation, string x) => isa.Max(isa.Zero, x);

    // Where y is NaN the gradient passes, as in PyTorch: a zero would hide it.
    public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy) =>
        isa.And(dy, isa.NotLessOrEqual(y, isa.Zero));
}
