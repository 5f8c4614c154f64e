using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="HardSwishOperation"/>.</summary>
internal sealed class HardSwishCode : ActivationCode
{
    public override Type OperationType => typeof(HardSwishOperation);

    // The first factor stays above -3: minus infinity times 0 would be no number, and the limit is 0.
    public override string Value(Isa isa, ActivationOperation operation, string x) =>
        $"({isa.Max(isa.Splat(-3), x)} * ({isa.Min(isa.Splat(6), isa.Max(isa.Zero, $"({x} + {isa.Splat(3)})"))} * {isa.Splat(1f / 6)}))";

    public override string Gradient(Isa isa, ActivationOperation operation, string x, string dy)
    {
        // x / 3 + 1 / 2 between -3 and 3, 0 from -3 down and 1 from 3 up, as in PyTorch.
        string within = isa.MultiplyAdd(x, isa.Splat(1f / 3), isa.Splat(0.5f));
        string slope = isa.Select(isa.NotLessOrEqual(isa.Splat(3), x), within, isa.Splat(1));
        return isa.And($"({dy} * {slope})", isa.NotLessOrEqual(x, isa.Splat(-3)));
    }
}
